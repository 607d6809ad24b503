import { z } from 'zod';
import { liveRoles } from '@/lib/auth/live-roles';
import { uuid } from '@/lib/contracts/common';
import { type FilterNode, MOST_ENTRIES } from '@/lib/contracts/rules/definition';
import { formatCount } from '@/lib/core/wording';
import { empty, type Sql, sql } from '@/lib/db/client';
import { shownRoleName } from '@/lib/db/role-name';
import { type ActionResult, defineAction } from '@/lib/plugins/rules/action';
import { restoreRoles } from '@/lib/plugins/rules/actions/restore-roles';
import { nameOf, type Reference, type ReferenceNames } from '@/lib/plugins/rules/filter';
import { listInWords } from '@/lib/plugins/rules/list-in-words';
import { roleName } from '@/lib/plugins/rules/role-name';
import { verdictOn } from '@/lib/plugins/rules/verdict-on';
import { endRoles } from '@/lib/services/role-changes/end-roles';

const places = (reference: 'customer' | 'project', title: string) =>
  z.array(uuid.meta({ reference })).min(1).max(MOST_ENTRIES).nullable().default(null).meta({ title });

const configSchema = z.strictObject({
  roles: z.array(roleName).min(1).max(MOST_ENTRIES).nullable().default(null).describe('Null: all roles.'),
  customer_uuids: places('customer', 'In organisations, with their projects'),
  project_uuids: places('project', 'In projects'),
});

type Config = z.output<typeof configSchema>;

export const revokeRoles = defineAction({
  key: 'revoke_roles',
  label: 'Revoke roles',
  configSchema,
  example: { roles: null, customer_uuids: null, project_uuids: null },
  sentence,
  references,
  isDestructive: true,
  isReversible: true,
  endsMatch: (filters, config) => leavesNobody(filters, config),
  isDone: (config, { at }) => sql`NOT EXISTS (SELECT FROM ${rolesIn(config, at)} AND live.user_id = person.id)`,
  runBatch: async (tx, people, config) => {
    const ids = people.map(({ userId }) => userId);
    const found = await tx.db.$queryRaw<Revoked[]>(sql`
      SELECT live.id, live.user_id, ${shownRoleName} AS name FROM ${rolesIn(config, tx.now)} AND live.user_id = ANY(${ids}::uuid[])`);
    const live = found.map(({ id }) => id);
    const ended = new Set((await endRoles(tx, live, 'scheduled_rule')).map(({ id }) => id));
    if (ended.size > 0) tx.touch({ topic: 'people' });
    const revoked = Map.groupBy(
      found.filter(({ id }) => ended.has(id)),
      ({ user_id }) => user_id,
    );
    return new Map(ids.map((id) => [id, resultOf(revoked.get(id) ?? [])]));
  },
  undoBatch: restoreRoles,
});

type Revoked = { id: string; user_id: string; name: string };

function resultOf(revoked: readonly Revoked[]): ActionResult {
  if (revoked.length === 0) return { changed: false, note: '', before: null };
  const names = listInWords(
    revoked.map(({ name }) => name),
    'and',
  );
  const note = `${formatCount(revoked.length, 'role', 'roles')} revoked: ${names}.`;
  return { changed: true, note, before: { role_ids: revoked.map(({ id }) => id) } };
}

/** Live roles in the places named, as what follows FROM, with a condition. */
function rolesIn({ customer_uuids, project_uuids, roles }: Config, at: Date): Sql {
  const isNamed = roles === null ? empty : sql` AND ${shownRoleName} = ANY(${roles}::text[])`;
  const isEverywhere = customer_uuids === null && project_uuids === null;
  const isThere = isEverywhere
    ? empty
    : sql` AND (live.customer_id = ANY(${customer_uuids ?? []}::uuid[]) OR live.project_id = ANY(${project_uuids ?? []}::uuid[])
        OR project.customer_id = ANY(${customer_uuids ?? []}::uuid[]))`;
  return sql`${liveRoles(at)} AS live JOIN role ON role.id = live.role_id
    LEFT JOIN project ON project.id = live.project_id WHERE TRUE${isNamed}${isThere}`;
}

function sentence({ customer_uuids, project_uuids, roles }: Config, names: ReferenceNames): string {
  const where = [
    ...(customer_uuids ?? []).map((target) => nameOf(names, 'customer', target)),
    ...(project_uuids ?? []).map((target) => nameOf(names, 'project', target)),
  ];
  const what = roles === null ? 'Revoke all roles' : `Revoke the role ${listInWords(roles, 'and')}`;
  return where.length === 0 ? what : `${what} in ${listInWords(where, 'and')}`;
}

function references({ customer_uuids, project_uuids, roles }: Config): Reference[] {
  const named = (name: string, kind: Reference['kind'], targets: readonly string[] | null) =>
    (targets ?? []).map((target, at) => ({ kind, target, path: `${name}.${at}` }));
  return [
    ...named('roles', 'role', roles),
    ...named('customer_uuids', 'customer', customer_uuids),
    ...named('project_uuids', 'project', project_uuids),
  ];
}

const asked = z.object({ roles: z.array(z.string()), has: z.boolean() });

/** A rule looks for roles of which it leaves none. Roles that it revokes in some places only may be held in others. */
function leavesNobody(filters: FilterNode, { customer_uuids, project_uuids, roles }: Config): boolean {
  if (customer_uuids !== null || project_uuids !== null) return false;
  const verdict = verdictOn(filters, ({ config, key }) => {
    const condition = key === 'role' ? asked.safeParse(config).data : undefined;
    if (condition === undefined) return null;
    const isRevoked = roles === null || condition.roles.every((name) => roles.includes(name));
    return isRevoked ? !condition.has : null;
  });
  return verdict === false;
}
