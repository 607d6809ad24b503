import type { RuleDefinition } from '@/lib/contracts/rules/definition';
import type { ScheduledRule } from '@/lib/contracts/rules/rules';
import { type Sql, sql } from '@/lib/db/client';
import { personJson } from '@/lib/db/person-json';
import type { RowShape } from '@/lib/db/row-shape';
import type { NoticeCounts } from '@/lib/services/rules/definition/rule-notices';
import { isUnreachable } from '@/lib/services/rules/matching/is-unreachable';
import { runCountsJson } from '@/lib/services/rules/runs/run-row';

type Worded = 'is_destructive' | 'ends_match' | 'is_built_in' | 'notices' | 'sentences' | 'approval' | 'filters';

type StoredApproval = {
  set_hash: string;
  approved_by: ScheduledRule['approval']['approved_by'];
  expires: string;
  /** It has not expired and no run has used it. */
  is_valid: boolean;
};

/** A rule as the database knows it: what else the API shows follows from its definition. */
export type StoredRule = Omit<ScheduledRule, Worded> & {
  filters: RuleDefinition['filters'];
  approval: StoredApproval | null;
  facts: NoticeCounts;
};

/** What the newest snapshot found, for the notices of a rule that warns; counted anew for one of another version. */
const unreachable: Sql = sql`CASE WHEN version.warn_days = 0 THEN 0
  WHEN snapshot.version = version.version AND snapshot.unreachable IS NOT NULL THEN snapshot.unreachable ELSE (
  SELECT count(*) FROM unnest(snapshot.user_ids) AS found (user_id) JOIN user_account AS person ON person.id = found.user_id
  WHERE ${isUnreachable}) END`;

const matching: Sql = sql`(SELECT json_build_object('count', looked.count, 'at', looked.at) FROM (
  SELECT cardinality(snapshot.user_ids) AS count, snapshot.at WHERE snapshot.id IS NOT NULL
  UNION ALL
  SELECT listed.people_count, listed.started_at FROM (
    SELECT people_count, started_at FROM rule_run WHERE rule_id = rule.id AND is_listed
    ORDER BY started_at DESC, id DESC LIMIT 1) AS listed
  ORDER BY at DESC LIMIT 1) AS looked)`;

/** A row of `scheduled_rule AS rule` at an instant, with its version, its newest snapshot, run and approval. */
export function ruleRow(now: Date): RowShape {
  return {
    id: sql`rule.id`,
    tables: sql`scheduled_rule AS rule`,
    joins: sql`JOIN rule_version AS version ON version.rule_id = rule.id AND version.version = rule.version
      LEFT JOIN LATERAL (SELECT * FROM rule_snapshot WHERE rule_id = rule.id ORDER BY id DESC LIMIT 1) AS snapshot ON TRUE
      LEFT JOIN LATERAL (SELECT * FROM rule_run WHERE rule_id = rule.id ORDER BY started_at DESC, id DESC LIMIT 1) AS run ON TRUE
      LEFT JOIN LATERAL (SELECT * FROM rule_approval WHERE rule_id = rule.id AND version = rule.version AND ended_at IS NULL
        ORDER BY (run_id IS NULL AND expires_at > ${now}::timestamptz) DESC, id DESC LIMIT 1) AS approval ON TRUE`,
    json: sql`json_build_object('id', rule.id, 'name', rule.name, 'description', rule.description, 'status', rule.status,
      'version', rule.version, 'action', json_build_object('key', version.action_key, 'config', version.action_config),
      'filters', version.filters, 'schedule', json_build_object('cron', rule.cron, 'time_zone', rule.time_zone),
      'caps', json_build_object('max_users', version.max_users, 'max_percent', version.max_percent),
      'warn_days', version.warn_days, 'repeat_days', version.repeat_days, 'run_order', rule.run_order,
      'protect_staff', version.protect_staff, 'excluded_user_uuids', coalesce(version.excluded_user_ids, '{}'),
      'approval_policy', version.approval_policy, 'profile_id', rule.profile_id, 'is_broken', rule.is_broken,
      'broken_reasons', rule.broken_reasons, 'matching', ${matching}, 'created', rule.created,
      'created_by', ${personJson(sql`rule.created_by_id`)}, 'updated', rule.modified,
      'version_author', ${personJson(sql`version.author_id`)},
      'author_uuids', array_remove(version.author_id || version.former_author_ids, NULL), 'next_run', rule.next_run_at,
      'last_run', CASE WHEN run.id IS NOT NULL THEN json_build_object('id', run.id, 'state', run.state,
        'at', run.started_at, 'counts', ${runCountsJson}) END,
      'approval', CASE WHEN approval.id IS NOT NULL THEN json_build_object('set_hash', approval.set_hash,
        'approved_by', ${personJson(sql`approval.approved_by_id`)}, 'expires', approval.expires_at,
        'is_valid', approval.run_id IS NULL AND approval.expires_at > ${now}::timestamptz) END,
      'facts', json_build_object('found', coalesce(cardinality(snapshot.user_ids), 0),
        'active', (SELECT count(*) FROM user_account WHERE status = 'active'), 'unreachable', ${unreachable},
        'otherApprovers', (SELECT count(*) FROM user_account WHERE is_staff AND status = 'active'
          AND id IS DISTINCT FROM version.author_id AND id <> ALL(version.former_author_ids))))`,
  };
}
