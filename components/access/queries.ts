import { queryOptions } from '@tanstack/react-query';
import { call } from '@/lib/client/call';
import { listPageQuery } from '@/lib/client/list-page-query';
import { listAccessApprovalsOperation, listAccessHistoryOperation } from '@/lib/contracts/access/approvals';
import { listAccessNotificationsOperation } from '@/lib/contracts/access/notifications';
import {
  listMyAccessOperation,
  listSubmissionPeopleOperation,
  readAccessPrefillOperation,
} from '@/lib/contracts/access/people';
import {
  type AccessRequirement,
  listAccessRequirementsOperation,
  readAccessRequirementOperation,
} from '@/lib/contracts/access/requirements';
import {
  type AccessSubmission,
  listAccessSubmissionsOperation,
  MOST_ACCESSORS,
  readAccessSubmissionOperation,
} from '@/lib/contracts/access/submissions';
import type { AnswerOf, QueryTo } from '@/lib/contracts/operation';
import { listUsersOperation } from '@/lib/contracts/people/users';

type MineQuery = QueryTo<typeof listMyAccessOperation>;
type SubmissionsQuery = QueryTo<typeof listAccessSubmissionsOperation>;
type NoticesQuery = QueryTo<typeof listAccessNotificationsOperation>;
type ApprovalsQuery = QueryTo<typeof listAccessApprovalsOperation>;

export const accessKeys = {
  all: ['access'],
  mine: (query: MineQuery) => [...accessKeys.all, 'mine', query],
  approvals: (query: ApprovalsQuery) => [...accessKeys.all, 'approvals', query],
  history: (id: string) => [...accessKeys.all, 'approval', id, 'history'],
  requirement: (id: string) => [...accessKeys.all, 'requirement', id],
  requirements: (words: string) => [...accessKeys.all, 'requirements', words],
  prefill: (id: string) => [...accessKeys.all, 'prefill', id],
  submissions: (query: SubmissionsQuery) => [...accessKeys.all, 'submissions', query],
  submission: (id: string) => [...accessKeys.all, 'submission', id],
  people: (id: string) => [...accessKeys.submission(id), 'people'],
  notices: (query: NoticesQuery) => [...accessKeys.all, 'notices', query],
  candidates: (words: string) => [...accessKeys.all, 'candidates', words],
} as const;

/** A page of what the person has, had or requests access to. */
export function myAccessQuery(query: MineQuery) {
  return listPageQuery(accessKeys.mine(query), () => listMyAccessOperation, query);
}

/** A page of approvals. */
export function approvalsQuery(query: ApprovalsQuery) {
  return listPageQuery(accessKeys.approvals(query), () => listAccessApprovalsOperation, query);
}

/** The latest episodes of an approval. */
export function approvalHistoryQuery(id: string) {
  return listPageQuery(accessKeys.history(id), () => listAccessHistoryOperation, { id, page_size: '20' });
}

/** One requirement. */
export function requirementQuery(id: string) {
  return queryOptions({
    queryKey: accessKeys.requirement(id),
    queryFn: async ({ signal }): Promise<AccessRequirement> =>
      (await call(readAccessRequirementOperation, { id }, { signal })).answer,
  });
}

/** The first requirements whose name has these words. */
export function requirementsQuery(words: string) {
  const query = { page_size: '50', ...(words !== '' && { q: words }) };
  return listPageQuery(accessKeys.requirements(words), () => listAccessRequirementsOperation, query);
}

/** Whom the person’s next request for a requirement would name. */
export function prefillQuery(id: string) {
  return queryOptions({
    queryKey: accessKeys.prefill(id),
    queryFn: async ({ signal }): Promise<AnswerOf<typeof readAccessPrefillOperation>> =>
      (await call(readAccessPrefillOperation, { id }, { signal })).answer,
  });
}

/** A page of requests. */
export function submissionListQuery(query: SubmissionsQuery) {
  return listPageQuery(accessKeys.submissions(query), () => listAccessSubmissionsOperation, query);
}

/** One request. */
export function submissionQuery(id: string) {
  return queryOptions({
    queryKey: accessKeys.submission(id),
    queryFn: async ({ signal }): Promise<AccessSubmission> =>
      (await call(readAccessSubmissionOperation, { id }, { signal })).answer,
  });
}

/** Everybody whom a request names: at most as many as two pages take. */
export function submissionPeopleQuery(id: string) {
  return queryOptions({
    queryKey: accessKeys.people(id),
    queryFn: async ({ signal }): Promise<AnswerOf<typeof listSubmissionPeopleOperation>> => {
      const half = String(Math.ceil(MOST_ACCESSORS / 2));
      const first = await call(listSubmissionPeopleOperation, { id, page_size: half }, { signal });
      if (first.total <= first.answer.length) return first.answer;
      const second = await call(listSubmissionPeopleOperation, { id, page_size: half, page: '2' }, { signal });
      return [...first.answer, ...second.answer];
    },
  });
}

/** A page of notices of access. */
export function noticeListQuery(query: NoticesQuery) {
  return listPageQuery(accessKeys.notices(query), () => listAccessNotificationsOperation, query);
}

const MOST_FOUND = '10';

/** The first people whom the person sees, and whose name or address has these words. */
export function findPeopleQuery(words: string) {
  const query = { page_size: MOST_FOUND, ...(words !== '' && { q: words }) };
  return listPageQuery(accessKeys.candidates(words), () => listUsersOperation, query);
}
