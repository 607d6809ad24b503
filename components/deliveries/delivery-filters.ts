import { channelWords, stateWords } from '@/components/deliveries/delivery-words';
import { defineFilters } from '@/lib/client/filters/define-filters';
import { oneOf } from '@/lib/client/filters/one-of';
import { searchWords } from '@/lib/client/filters/search-words';
import { deliveryChannels, deliveryStates, type listDeliveriesOperation } from '@/lib/contracts/deliveries';

/** What narrows the deliveries. */
export const deliveryFilters = defineFilters<typeof listDeliveriesOperation>()(
  {
    q: searchWords('Search recipients and titles'),
    state: oneOf(deliveryStates, { label: 'Status', any: 'Any status', labelOf: (id) => stateWords[id].word }),
    channel: oneOf(deliveryChannels, { label: 'Channel', any: 'Any channel', labelOf: (id) => channelWords[id] }),
  },
  { pageSize: 25 },
);
