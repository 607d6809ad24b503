import type { InputOf } from '@/lib/contracts/operation';
import { changeKinds, type listUserHistoryOperation } from '@/lib/contracts/people/history';
import { UNDO_DAYS } from '@/lib/contracts/rules/subject-states';
import { DomainError } from '@/lib/core/errors';
import { join, type Sql, sql } from '@/lib/db/client';
import { equals, matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { personJson } from '@/lib/db/person-json';
import { descending } from '@/lib/db/row-order';
import type { RowShape } from '@/lib/db/row-shape';
import { notificationKinds } from '@/lib/plugins/notification-kinds/registry';
import { ledgerOf } from '@/lib/services/people/ledger-entries';

const newestFirst = [descending(sql`entry.at`), descending(sql`entry.id`)];

/** Everything done to and for a person, newest first. Two statements. @throws not_found */
export async function listUserHistory(ctx: Ctx, { uuid, ...input }: InputOf<typeof listUserHistoryOperation>) {
  if ((await ctx.db.user.count({ where: { id: uuid } })) === 0) throw new DomainError('not_found');
  const condition = matchesAll(input, { kind: equals(sql`entry.kind`) });
  return listRows(ctx.db, historyShape(uuid, ctx.now), { condition, order: newestFirst }, input);
}

function historyShape(userId: string, now: Date): RowShape {
  const canUndo = sql`(entry.can_undo AND entry.undone_at IS NULL
    AND entry.at >= ${now}::timestamptz - make_interval(hours => ${24 * UNDO_DAYS}::int))`;
  return {
    id: sql`entry.id`,
    tables: sql`(${entriesOf(userId, now)}) AS entry`,
    json: sql`json_build_object('id', entry.id, 'at', entry.at, 'kind', entry.kind, 'text', entry.text,
      'actor', ${personJson(sql`entry.actor_id`)},
      'rule', (SELECT json_build_object('id', rule.id, 'name', rule.name, 'version', entry.version)
        FROM scheduled_rule AS rule WHERE rule.id = entry.rule_id),
      'reason', entry.reason, 'subject_id', entry.subject_id, 'undone_at', entry.undone_at, 'can_undo', ${canUndo})`,
  };
}

const NOBODY = sql`NULL::uuid`;
const NEVER = sql`NULL::timestamptz`;
const NO_RULE = sql`NULL::uuid, NULL::int`;
const NOT_IN_LEDGER = sql`NULL::uuid, ${NEVER}, false`;
const BESIDE_THE_LEDGER = sql`${NO_RULE}, ${NOT_IN_LEDGER}`;

/** What happened, from the tables that know of it. Each part has the same columns. */
function entriesOf(userId: string, now: Date): Sql {
  const user = sql`${userId}::uuid`;
  return sql`
    ${ledgerOf(user)}
    UNION ALL
    SELECT change.id::text, change.at, change.kind, ${textOfChange}, change.by_id, ${reasonOfChange},
      (change.facts ->> 'rule_id')::uuid, (change.facts ->> 'rule_version')::int, (change.facts ->> 'subject_id')::uuid, ${NEVER}, false
    FROM person_change AS change LEFT JOIN audience ON audience.id = (change.facts ->> 'audience_id')::uuid
    WHERE change.user_id = ${user} AND change.kind = ANY(${[...changeKinds]}::text[])
    UNION ALL
    SELECT held.id::text, held.created, 'role_granted', ${roleWords}, held.created_by_id, coalesce(told.reason, ''), ${BESIDE_THE_LEDGER}
    FROM ${rolesOf(user, sql`change.kind = 'role_granted'`)}
    UNION ALL
    SELECT held.id::text || ':ended', ${endOf}, 'role_ended', ${roleWords}, told.by_id, coalesce(told.reason, ''), ${BESIDE_THE_LEDGER}
    FROM ${rolesOf(user, sql`change.kind = 'role_revoked' AND change.at = held.revoked_at`)} AND ${endOf} <= ${now}::timestamptz
    UNION ALL
    SELECT delivery.id::text, coalesce(delivery.sent_at, delivery.created), 'told', ${labelOfKind}, ${NOBODY}, delivery.state, ${BESIDE_THE_LEDGER}
    FROM delivery WHERE delivery.user_id = ${user} AND delivery.channel = 'email'
    UNION ALL
    SELECT action.id::text, action.opened_at, 'action_opened', action.title, ${NOBODY}, '', ${BESIDE_THE_LEDGER}
    FROM user_action AS action WHERE action.user_id = ${user}
    UNION ALL
    SELECT action.id::text || ':resolved', action.resolved_at, 'action_resolved', action.title, ${NOBODY},
      replace(action.resolved_reason, '_', ' '), ${BESIDE_THE_LEDGER}
    FROM user_action AS action WHERE action.user_id = ${user} AND action.resolved_at IS NOT NULL`;
}

const labelOfKind = sql`CASE delivery.kind ${join(
  notificationKinds.map(({ id, label }) => sql`WHEN ${id} THEN ${label}::text`),
  ' ',
)} ELSE delivery.kind END`;

const textOfChange = sql`CASE change.kind
  WHEN 'flag_changed' THEN CASE change.facts ->> 'flag' WHEN 'legal_hold' THEN 'Legal hold ' ELSE 'Service account ' END
    || CASE WHEN (change.facts ->> 'is_on')::boolean THEN 'turned on' ELSE 'turned off' END
  WHEN 'warned' THEN 'Warned'
  WHEN 'warning_cancelled' THEN 'Warning cancelled'
  WHEN 'audience_joined' THEN 'Added to ' || coalesce(audience.name, change.facts ->> 'audience')
  ELSE 'Removed from ' || coalesce(audience.name, change.facts ->> 'audience') END`;

const reasonOfChange = sql`CASE WHEN change.kind IN ('warned', 'warning_cancelled') THEN replace(change.reason, '_', ' ')
  ELSE change.reason END`;

const roleWords = sql`coalesce(nullif(role.description, ''), role.name) || coalesce(' in ' || coalesce(project.name, customer.name), '')`;
const endOf = sql`least(held.revoked_at, held.expiration_time)`;

/** The roles that a person holds or held, with what is recorded of the `change` that granted or ended one by hand. */
function rolesOf(user: Sql, isDisclosed: Sql): Sql {
  return sql`user_role AS held JOIN role ON role.id = held.role_id
    LEFT JOIN project ON project.id = held.project_id LEFT JOIN customer ON customer.id = held.customer_id
    LEFT JOIN person_change AS told ON told.id = (
      SELECT change.id FROM person_change AS change
      WHERE change.user_id = ${user} AND change.facts ->> 'user_role_id' = held.id::text AND ${isDisclosed} LIMIT 1)
    WHERE held.user_id = ${user}`;
}
