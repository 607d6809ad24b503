import type { EndDateRequest } from '@/lib/contracts/projects/end-date-requests';
import { callerId } from '@/lib/core/caller-id';
import type { Ctx } from '@/lib/db/context';
import { END_DATE_REQUEST, endDateRequest } from '@/lib/plugins/notification-kinds/end-date-request';
import { messageOf, notify, queueMessages } from '@/lib/services/messages/notify';

/** Tells everyone who may decide a request that it was made. */
export function notifyDeciders(tx: Ctx, request: EndDateRequest): Promise<void> {
  const { comment, created_by_full_name: asker_name, project_name, requested_end_date, uuid } = request;
  const facts = { mail: 'asked', request_uuid: uuid, project_name, requested_end_date, asker_name, comment } as const;
  return notify(tx, endDateRequest, facts, {
    about: { type: END_DATE_REQUEST, id: uuid },
    dedupeKey: `end_date:${uuid}`,
  });
}

/** What the asker of a request is told from. */
export type EndedRequest = Pick<
  EndDateRequest,
  'created_by_uuid' | 'project_name' | 'requested_end_date' | 'review_comment' | 'state' | 'uuid'
>;

/** Tells those who asked what became of their requests, unless they ended them themselves. */
export function notifyAskers(tx: Ctx, requests: readonly EndedRequest[]): Promise<void> {
  const caller = callerId(tx);
  const messages = requests.flatMap((request) => {
    const { created_by_uuid: to, project_name, requested_end_date, review_comment, state, uuid } = request;
    if (state === 'pending' || to === caller) return [];
    const facts = {
      mail: 'ended',
      request_uuid: uuid,
      project_name,
      requested_end_date,
      state,
      review_comment,
    } as const;
    const about = { type: END_DATE_REQUEST, id: uuid };
    return [messageOf(endDateRequest, facts, { to, about, dedupeKey: `end_date:${uuid}:${state}` })];
  });
  return queueMessages(tx, messages);
}
