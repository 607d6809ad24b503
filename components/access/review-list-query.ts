import type { listAccessSubmissionsOperation } from '@/lib/contracts/access/submissions';
import type { QueryTo } from '@/lib/contracts/operation';

type SubmissionsQuery = QueryTo<typeof listAccessSubmissionsOperation>;

/** What the list of the committee reads: those that wait, the longest first, or those with another status, the latest first. */
export function reviewListQuery(query: SubmissionsQuery): SubmissionsQuery {
  return query.state === undefined
    ? { ...query, state: 'SUBMITTED', o: 'submitted_at' }
    : { ...query, o: '-reviewed_at' };
}
