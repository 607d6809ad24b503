import { channelLabels, statusLabels } from '@/components/deliveries/delivery-labels';
import { defineFilters } from '@/lib/client/filters/define-filters';
import { oneOf } from '@/lib/client/filters/one-of';
import { searchWords } from '@/lib/client/filters/search-words';
import { deliveryChannels, deliveryStates, type listDeliveriesOperation } from '@/lib/contracts/delivery/deliveries';

/** What narrows the deliveries. */
export const deliveryFilters = defineFilters<typeof listDeliveriesOperation>()(
  {
    q: searchWords('Search recipients and titles'),
    state: oneOf(deliveryStates, { label: 'Status', any: 'Any status', labelOf: (id) => statusLabels[id].word }),
    channel: oneOf(deliveryChannels, { label: 'Channel', any: 'Any channel', labelOf: (id) => channelLabels[id] }),
  },
  { pageSize: 25 },
);
