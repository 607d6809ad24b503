import { eventTypes } from '@/lib/contracts/history/event-log';
import type { readEventGroupsOperation } from '@/lib/contracts/history/events';
import type { AnswerOf } from '@/lib/contracts/operation';

/** The types of events, by feature. */
export async function readEventGroups(): Promise<AnswerOf<typeof readEventGroupsOperation>> {
  const { customers, permissions, projects, resources } = eventTypes;
  return {
    projects: [...projects],
    customers: [...customers],
    permissions: [...permissions],
    resources: [...resources],
  };
}
