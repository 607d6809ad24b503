export const ruleStatuses = ['draft', 'active', 'paused', 'archived'] as const;
export type RuleStatus = (typeof ruleStatuses)[number];

export const approvalPolicies = ['when_destructive', 'always'] as const;

export const referenceKinds = ['audience', 'role', 'requirement', 'profile', 'customer', 'project', 'user'] as const;
export type ReferenceKind = (typeof referenceKinds)[number];

/** How deep a tree of filters may be, and how many conditions it may have. */
export const MOST_LEVELS = 10;
export const MOST_CONDITIONS = 100;
export const MOST_ENTRIES = 1_000;

/** A registered part of a rule and its settings, which its own schema checks. */
export type PartConfig = { key: string; config: Readonly<Record<string, unknown>> };

/** What a rule looks for: a condition, or several that must all hold, of which any must hold, or one that must not. */
export type FilterNode =
  | PartConfig
  | { all: readonly FilterNode[] }
  | { any: readonly FilterNode[] }
  | { not: FilterNode };

/** What a rule does and to whom: all that makes a new version when it changes. */
export type RuleDefinition = {
  action: PartConfig;
  filters: FilterNode;
  max_users: number;
  max_percent: number;
  warn_days: number;
  repeat_days: number | null;
  protect_staff: boolean;
  excluded_user_uuids: readonly string[];
  approval_policy: (typeof approvalPolicies)[number];
};

export const runTriggers = ['schedule', 'manual'] as const;

export const runStates = [
  'queued',
  'waiting_for_approval',
  'running',
  'succeeded',
  'partial',
  'failed',
  'quarantined',
  'cancelled',
] as const;
export type RunState = (typeof runStates)[number];

export const cancelReasons = [
  'cancelled_by_hand',
  'rejected',
  'approval_expired',
  'rule_changed',
  'rule_paused',
  'all_paused',
  'rule_archived',
  'rule_broken',
] as const;
export type CancelReason = (typeof cancelReasons)[number];

/** Why somebody is never acted on or warned, the first that holds. */
export const protectionReasons = [
  'legal_hold',
  'service_account',
  'self',
  'last_staff',
  'staff',
  'excluded_by_name',
] as const;

/** Why somebody who matches is left out, the first that holds. */
export const exclusionReasons = [...protectionReasons, 'already_done', 'warned', 'needs_attention', 'claimed'] as const;
export type ExclusionReason = (typeof exclusionReasons)[number];
