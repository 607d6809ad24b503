import { z } from 'zod';
import { instant, personName } from '@/lib/contracts/common';
import { filterTree } from '@/lib/contracts/filter-tree';
import { approvalPolicies, type RuleDefinition, ruleStatuses } from '@/lib/contracts/rule-definition';
import { sql } from '@/lib/db/client';
import { personJson } from '@/lib/db/person-json';
import type { RowShape } from '@/lib/db/row-shape';

/** A rule as it is stored, with its current version and what was last found. */
export const storedRule = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  status: z.enum(ruleStatuses),
  version: z.int(),
  cron: z.string(),
  time_zone: z.string(),
  run_order: z.int(),
  is_broken: z.boolean(),
  broken_reasons: z.array(z.strictObject({ code: z.string(), message: z.string(), path: z.string() })),
  profile_id: z.string().nullable(),
  created: instant,
  created_by: personName.nullable(),
  updated: instant,
  next_run: instant.nullable(),
  version_author: personName.nullable(),
  action: z.object({ key: z.string(), config: z.record(z.string(), z.unknown()) }),
  filters: filterTree,
  max_users: z.int(),
  max_percent: z.number(),
  warn_days: z.int(),
  repeat_days: z.int().nullable(),
  protect_staff: z.boolean(),
  excluded_user_uuids: z.array(z.string()),
  approval_policy: z.enum(approvalPolicies),
  snapshot: z.object({ count: z.int(), at: instant }).nullable(),
  approval: z
    .object({ set_hash: z.string(), approved_by: personName, expires: instant, is_open: z.boolean() })
    .nullable(),
});

export type StoredRule = z.output<typeof storedRule>;

/** A row of `scheduled_rule AS rule`. */
export function ruleShape(now: Date): RowShape {
  return {
    id: sql`rule.id`,
    tables: sql`scheduled_rule AS rule`,
    joins: sql`JOIN rule_version AS version ON version.rule_id = rule.id AND version.version = rule.version`,
    json: sql`json_build_object(
      'id', rule.id, 'name', rule.name, 'description', rule.description, 'status', rule.status, 'version', rule.version,
      'cron', rule.cron, 'time_zone', rule.time_zone, 'run_order', rule.run_order, 'is_broken', rule.is_broken,
      'broken_reasons', rule.broken_reasons, 'profile_id', rule.profile_id, 'created', rule.created,
      'created_by', ${personJson(sql`rule.created_by_id`)}, 'updated', rule.modified, 'next_run', rule.next_run_at,
      'version_author', ${personJson(sql`version.author_id`)},
      'action', json_build_object('key', version.action_key, 'config', version.action_config), 'filters', version.filters,
      'max_users', version.max_users, 'max_percent', version.max_percent, 'warn_days', version.warn_days,
      'repeat_days', version.repeat_days, 'protect_staff', version.protect_staff,
      'excluded_user_uuids', version.excluded_user_ids, 'approval_policy', version.approval_policy,
      'snapshot', (SELECT json_build_object('count', cardinality(newest.user_ids), 'at', newest.at)
        FROM rule_snapshot AS newest WHERE newest.rule_id = rule.id AND newest.version = rule.version
        ORDER BY newest.id DESC LIMIT 1),
      'approval', (SELECT json_build_object('set_hash', given.set_hash, 'approved_by', ${personJson(sql`given.approved_by_id`)},
          'expires', given.expires_at, 'is_open', given.expires_at > ${now}::timestamptz AND given.run_id IS NULL)
        FROM rule_approval AS given WHERE given.rule_id = rule.id AND given.version = rule.version AND given.ended_at IS NULL
        ORDER BY given.id DESC LIMIT 1))`,
  };
}

/** What the current version of a stored rule does. */
export function definitionOf(stored: StoredRule): RuleDefinition {
  const { action, approval_policy, excluded_user_uuids, filters } = stored;
  const { max_percent, max_users, protect_staff, repeat_days, warn_days } = stored;
  return {
    action,
    approval_policy,
    excluded_user_uuids,
    filters,
    max_percent,
    max_users,
    protect_staff,
    repeat_days,
    warn_days,
  };
}
