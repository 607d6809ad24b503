import { actionNeeded } from '@/components/notifications/action-needed';
import { priorityWord } from '@/components/notifications/priority';
import { defineFilters } from '@/lib/client/filters/define-filters';
import { namedType } from '@/lib/client/filters/named-type';
import { oneOf } from '@/lib/client/filters/one-of';
import { searchWords } from '@/lib/client/filters/search-words';
import type { listNotificationsOperation } from '@/lib/contracts/alerts/notifications';
import { priorities } from '@/lib/contracts/alerts/priorities';
import { humanized } from '@/lib/core/wording';

const mostPressingFirst = priorities.toReversed();
const readWords = { false: 'Unread', true: 'Read' } as const;

/** What narrows the notifications. */
export const notificationFilters = defineFilters<typeof listNotificationsOperation>()(
  {
    q: searchWords('Search notifications'),
    priority: oneOf(mostPressingFirst, { label: 'Priority', any: 'Any priority', labelOf: (id) => priorityWord[id] }),
    type: namedType({ label: 'Type', any: 'Any type', labelOf: humanized }),
    is_read: oneOf(['false', 'true'], {
      label: 'Read status',
      any: 'Read and unread',
      labelOf: (id) => readWords[id],
    }),
    action_needed: actionNeeded,
  },
  { pageSize: 25 },
);
