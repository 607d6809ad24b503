import { queryOptions } from '@tanstack/react-query';
import { accessKeys, noticeListQuery, submissionListQuery } from '@/components/access/queries';
import { groupListQuery } from '@/components/access/review/queries';
import { call } from '@/lib/client/call';
import { listPageQuery } from '@/lib/client/list-page-query';
import { previewAccessMailOperation } from '@/lib/contracts/access/mails';
import {
  type AccessRequirement,
  listAccessRequirementsOperation,
  readAccessRequirementOperation,
} from '@/lib/contracts/access/requirements';
import type { AnswerOf, QueryTo } from '@/lib/contracts/operation';

type RequirementsQuery = QueryTo<typeof listAccessRequirementsOperation>;

/** Which email of a requirement. */
export type WhichMail = QueryTo<typeof previewAccessMailOperation>;

/** A requirement with the version under which it was read, for If-Match. */
export type ReadRequirement = { requirement: AccessRequirement; version: string };

export const requirementKeys = {
  list: (query: RequirementsQuery) => [...accessKeys.all, 'requirements', 'list', query],
  edited: (id: string) => [...accessKeys.requirement(id), 'edited'],
  mail: (id: string, which: WhichMail) => [...accessKeys.requirement(id), 'mail', which],
} as const;

/** A page of requirements, by name unless asked otherwise. */
export function requirementListQuery(query: RequirementsQuery) {
  return listPageQuery(requirementKeys.list(query), () => listAccessRequirementsOperation, query);
}

/** One requirement, to change it. Read anew each time: what is edited should be what is. */
export function editedRequirementQuery(id: string) {
  return queryOptions({
    queryKey: requirementKeys.edited(id),
    queryFn: async ({ signal }): Promise<ReadRequirement> => {
      const { answer, version } = await call(readAccessRequirementOperation, { id }, { signal });
      return { requirement: answer, version: version ?? '' };
    },
    staleTime: 0,
  });
}

/** An email of a requirement as it is saved, as the caller would read it. */
export function mailPreviewQuery(id: string, which: WhichMail) {
  return queryOptions({
    queryKey: requirementKeys.mail(id, which),
    queryFn: async ({ signal }): Promise<AnswerOf<typeof previewAccessMailOperation>> =>
      (await call(previewAccessMailOperation, { id, ...which }, { signal })).answer,
  });
}

/** How many there are is all that is asked. */
const counted = { page_size: '1' } as const;

/** The groups of people with access by a requirement now. */
export function groupsOfRequirement(requirement: string) {
  return groupListQuery({ ...counted, requirement });
}

/** The requests by a requirement that wait for the committee. */
export function waitingRequestsOf(requirement: string) {
  return submissionListQuery({ ...counted, requirement, state: 'SUBMITTED' });
}

/** All notices of a requirement. */
export function noticesOfRequirement(requirement: string) {
  return noticeListQuery({ ...counted, requirement });
}
