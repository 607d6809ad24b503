import { criteriaOf, emptyGroup, filtersOf, type Group } from '@/components/rules/criteria';
import { filterTree } from '@/lib/contracts/rules/filter-tree';
import type { RuleTemplate } from '@/lib/contracts/rules/parts';
import type { ScheduledRule } from '@/lib/contracts/rules/rules';

/** A rule while it is edited. */
export type RuleDraft = {
  name: string;
  description: string;
  action: { key: string; config: Readonly<Record<string, unknown>> } | null;
  root: Group;
  cron: string;
  timeZone: string;
  maxUsers: number;
  maxPercent: number;
  warnDays: number;
  repeatDays: number | null;
  runOrder: number;
  protectStaff: boolean;
  excludedUserUuids: readonly string[];
  approvalPolicy: ScheduledRule['approval_policy'];
};

/** How many people a page of the preview shows. */
export const PREVIEWED = 10;

const DAILY = '20 3 * * *';

/** An empty rule, to run daily in the zone of whoever makes it. */
export function emptyDraft(timeZone: string): RuleDraft {
  return {
    name: '',
    description: '',
    action: null,
    root: emptyGroup(),
    cron: DAILY,
    timeZone,
    maxUsers: 50,
    maxPercent: 5,
    warnDays: 0,
    repeatDays: null,
    runOrder: 100,
    protectStaff: true,
    excludedUserUuids: [],
    approvalPolicy: 'when_destructive',
  };
}

/** A stored rule, or a template, ready to be edited. */
export function draftOf(stored: ScheduledRule | Omit<RuleTemplate, 'key'>): RuleDraft {
  const filters = filterTree.safeParse(stored.filters);
  return {
    name: stored.name,
    description: stored.description,
    action: stored.action,
    root: filters.success ? criteriaOf(filters.data) : emptyGroup(),
    cron: stored.schedule.cron,
    timeZone: stored.schedule.time_zone,
    maxUsers: stored.caps.max_users,
    maxPercent: stored.caps.max_percent,
    warnDays: stored.warn_days,
    repeatDays: stored.repeat_days,
    runOrder: stored.run_order,
    protectStaff: stored.protect_staff,
    excludedUserUuids: stored.excluded_user_uuids,
    approvalPolicy: stored.approval_policy,
  };
}

/** What the API takes of a draft. */
export function bodyOf(draft: RuleDraft) {
  return {
    name: draft.name,
    description: draft.description,
    ...(draft.action !== null && { action: draft.action }),
    filters: filtersOf(draft.root),
    schedule: { cron: draft.cron, time_zone: draft.timeZone },
    caps: { max_users: draft.maxUsers, max_percent: draft.maxPercent },
    warn_days: draft.warnDays,
    repeat_days: draft.repeatDays,
    run_order: draft.runOrder,
    protect_staff: draft.protectStaff,
    excluded_user_uuids: [...draft.excludedUserUuids],
    approval_policy: draft.approvalPolicy,
  };
}

export type RuleBodyDraft = ReturnType<typeof bodyOf>;
