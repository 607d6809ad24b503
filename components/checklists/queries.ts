import { queryOptions } from '@tanstack/react-query';
import { call } from '@/lib/client/call';
import { listPageQuery } from '@/lib/client/list-page-query';
import { listChecklistsOperation, readChecklistOperation } from '@/lib/contracts/checklists/admin';
import { listChecklistChoicesOperation, readProjectChecklistOperation } from '@/lib/contracts/checklists/checklists';
import { listQuestionsOfChecklistOperation } from '@/lib/contracts/checklists/questions';
import { MOST_PER_PAGE } from '@/lib/contracts/common';
import type { QueryTo } from '@/lib/contracts/operation';

type ChecklistsQuery = QueryTo<typeof listChecklistsOperation>;

export const checklistKeys = {
  all: ['checklists'],
  list: (query: ChecklistsQuery) => [...checklistKeys.all, 'list', query],
  detail: (uuid: string) => [...checklistKeys.all, 'detail', uuid],
  questions: (uuid: string) => [...checklistKeys.detail(uuid), 'questions'],
  ofProject: (uuid: string) => [...checklistKeys.all, 'project', uuid],
  choices: (customerUuid: string) => [...checklistKeys.all, 'choices', customerUuid],
} as const;

/** The checklist of a project with its answers. */
export function projectChecklistQuery(uuid: string) {
  return queryOptions({
    queryKey: checklistKeys.ofProject(uuid),
    queryFn: async ({ signal }) => (await call(readProjectChecklistOperation, { uuid }, { signal })).answer,
  });
}

/** A page of the checklists, by name. */
export function checklistListQuery(query: ChecklistsQuery) {
  return listPageQuery(checklistKeys.list(query), () => listChecklistsOperation, query);
}

/** One checklist. */
export function checklistQuery(uuid: string) {
  return queryOptions({
    queryKey: checklistKeys.detail(uuid),
    queryFn: async ({ signal }) => (await call(readChecklistOperation, { uuid }, { signal })).answer,
  });
}

/** The questions of a checklist, in their order. */
export function checklistQuestionsQuery(uuid: string) {
  const query = { uuid, page_size: String(MOST_PER_PAGE) };
  return listPageQuery(checklistKeys.questions(uuid), () => listQuestionsOfChecklistOperation, query);
}

/** The checklists that an organisation can have, by name. */
export function checklistChoicesQuery(customerUuid: string) {
  return queryOptions({
    queryKey: checklistKeys.choices(customerUuid),
    queryFn: async ({ signal }) =>
      (await call(listChecklistChoicesOperation, { uuid: customerUuid }, { signal })).answer,
  });
}
