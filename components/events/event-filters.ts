import { defineFilters } from '@/lib/client/filters/define-filters';
import { oneOf } from '@/lib/client/filters/one-of';
import { searchWords } from '@/lib/client/filters/search-words';
import { unlisted } from '@/lib/client/filters/unlisted';
import { eventFeatures } from '@/lib/contracts/history/event-log';
import type { listEventsOperation } from '@/lib/contracts/history/events';

const featureLabels: Readonly<Record<(typeof eventFeatures)[number], string>> = {
  projects: 'Projects',
  customers: 'Organisations',
  permissions: 'Roles',
  resources: 'Orders and resources',
};

const UUID = /^[0-9a-f-]{36}$/i;

/** What narrows the event log. */
export const eventFilters = defineFilters<typeof listEventsOperation>()(
  {
    message: searchWords('Search events'),
    feature: oneOf(eventFeatures, { label: 'About', any: 'Everything', labelOf: (feature) => featureLabels[feature] }),
    project_uuid: unlisted((text) => (UUID.test(text) ? text : '')),
  },
  { pageSize: 50 },
);
