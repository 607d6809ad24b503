import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { isHeldAs, type RoleEventType, recordRoleEvents } from '@/lib/services/events/record-role-events';
import { defineRecordKind, maybe, reference, required } from '@/lib/services/imports/define-record-kind';
import { line, recordInstant } from '@/lib/services/imports/fields';
import type { StoredIds } from '@/lib/services/imports/record-kind';
import { rejectedGrants } from '@/lib/services/imports/storing/rejected-grants';
import { optional } from '@/lib/services/imports/storing/stored-value';
import { notifyOfRoles } from '@/lib/services/role-changes/notify-of-roles';

const NO_INSTANT = sql`NULL::timestamptz`;
const expiration = optional('expiration_time', NO_INSTANT);
/** Whether the role counts at the instant of the import. */
const isLive = sql`coalesce(${expiration} > given.at, true)`;

/**
 * A role is found by its external_id, else by person, role and place: the active one, or for a role that is over
 * the one that was, so that repeating the import does not pile up past roles.
 */
const known = sql`
  LEFT JOIN user_role AS by_key ON by_key.external_id = given.external_id
  LEFT JOIN LATERAL (
    SELECT had.id FROM user_role AS had
    WHERE had.user_id = ref_user.id AND had.role_id = meant.id
      AND had.project_id IS NOT DISTINCT FROM ref_project.id AND had.customer_id IS NOT DISTINCT FROM ref_customer.id
      AND (had.external_id IS NULL OR given.external_id IS NULL)
      AND (had.is_active OR given.expiration_time <= given.at)
    ORDER BY had.is_active DESC, had.created DESC, had.id LIMIT 1
  ) AS by_place ON by_key.id IS NULL
  LEFT JOIN user_role AS known ON known.id = coalesce(by_key.id, by_place.id)`;

export const roleKind = defineRecordKind({
  type: 'role',
  fields: {
    user: reference('user'),
    // With a dot or an underscore.
    role: required(line(100).transform((name) => name.replace('.', '_'))),
    scope: required(
      line(220).regex(/^(project|customer):./, 'Must be project:<external_id> or customer:<external_id>.'),
    ),
    expiration_time: maybe(recordInstant, 'timestamptz', NO_INSTANT),
  },
  hasOptionalKey: true,
  writtenAs: { project: 'scope', customer: 'scope' },
  toStored: ({ scope, ...fields }) => ({ ...fields, ...placeOf(String(scope)) }),
  sharedKeys: ({ user, role, project, customer }) => [JSON.stringify([user, role, project, customer])],
  recordEvents: recordRoleChanges,
  reject: { field: 'user', find: rejectedGrants },
  storage: {
    table: 'user_role',
    returnsChanges: true,
    given: { user: 'text', role: 'text', project: 'text', customer: 'text', expiration_time: 'timestamptz' },
    references: { user: 'user', project: 'project', customer: 'customer' },
    joins: sql`LEFT JOIN role AS meant ON meant.name = given.role`,
    resolved: { role_id: sql`meant.id` },
    known,
    stored: {
      role: null,
      scope: null,
      role_id: sql`given.role_id`,
      customer_id: sql`given.customer_id`,
      project_id: sql`given.project_id`,
      is_active: isLive,
      revoked_at: sql`CASE WHEN ${isLive} THEN NULL ELSE coalesce(known.revoked_at, ${expiration}) END`,
    },
    errors: [
      { field: 'role', when: sql`meant.id IS NULL`, message: sql`format('There is no role called "%s".', given.role)` },
      {
        field: 'scope',
        when: sql`meant.scope_type <> CASE WHEN given.project IS NULL THEN 'customer' ELSE 'project' END`,
        message: sql`CASE meant.scope_type
          WHEN 'installation' THEN format('%s is a role of the installation, which staff grant by hand.', meant.name)
          ELSE format('%s is a role in a %s.', meant.name, meant.scope_type) END`,
      },
    ],
    clash: { field: 'user', message: 'This person already has the role there, under another external_id.' },
    hasModified: false,
  },
});

/** What somebody was granted longer ago than this, they know. */
const NEWS_HOURS = 24;

/** Writes them into the event log and tells their people what is new. A new role that has expired already is no event. */
async function recordRoleChanges(tx: Ctx, { changes, created, updated }: StoredIds): Promise<void> {
  const live = await tx.db.$queryRaw<{ id: string; is_news: boolean }[]>(sql`
    SELECT held.id, held.created > ${tx.now}::timestamptz - make_interval(hours => ${NEWS_HOURS}::int) AS is_news
    FROM user_role AS held WHERE ${isHeldAs([...created, ...updated])} AND held.is_active`);
  const news = new Map(live.map(({ id, is_news }) => [id, is_news]));
  const hasTurned = (id: string) => changes[id]?.['is_active'] !== undefined;
  const begun = updated.filter((id) => news.has(id) && hasTurned(id));
  const ended = updated.filter((id) => !news.has(id) && hasTurned(id));
  const kept = updated.filter((id) => news.has(id) && !hasTurned(id));
  await recordAll(tx, [...created.filter((id) => news.has(id)), ...begun], 'role_granted', 'imported');
  await recordAll(tx, kept, 'role_updated', 'imported');
  await recordAll(tx, ended, 'role_revoked', 'expired');
  await notifyOfRoles(tx, [...created.filter((id) => news.get(id) === true), ...begun], 'granted');
  await notifyOfRoles(tx, kept, 'changed');
  await notifyOfRoles(tx, ended, 'expired');
}

async function recordAll(tx: Ctx, ids: readonly string[], type: RoleEventType, reason: string): Promise<void> {
  if (ids.length > 0) await recordRoleEvents(tx, isHeldAs(ids), { type, reason });
}

function placeOf(scope: string): Record<string, string> {
  const colon = scope.indexOf(':');
  return { [scope.slice(0, colon)]: scope.slice(colon + 1) };
}
