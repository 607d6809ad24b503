import { z } from 'zod';
import { liveRoles } from '@/lib/auth/live-roles';
import { MOST_ENTRIES } from '@/lib/contracts/rules/definition';
import { type Sql, sql } from '@/lib/db/client';
import { shownRoleName } from '@/lib/db/role-name';
import { dayInWords } from '@/lib/plugins/rules/day-in-words';
import { defineFilter, type MatchFacts } from '@/lib/plugins/rules/filter';
import { listInWords } from '@/lib/plugins/rules/list-in-words';
import { roleName } from '@/lib/plugins/rules/role-name';

const configSchema = z.strictObject({
  has: z
    .boolean()
    .default(true)
    .meta({ title: 'Has', labels: { true: 'one of', false: 'none of' } })
    .describe('True: people with at least one of these roles. False: people with none.'),
  roles: z.array(roleName).min(1).max(MOST_ENTRIES).meta({ title: 'the roles' }),
  scope: z.enum(['customer', 'project', 'installation']).meta({
    title: 'in',
    labels: { customer: 'an organisation', project: 'a project', installation: 'the installation' },
  }),
});

type Config = z.output<typeof configSchema>;

const places = { customer: 'an organisation', project: 'a project', installation: 'the installation' } as const;

export const role = defineFilter({
  key: 'role',
  label: 'Role',
  configSchema,
  example: { roles: ['PROJECT.MANAGER'], scope: 'project', has: true },
  sentence: ({ roles, scope, has }) =>
    `${has ? 'has' : 'doesn’t have'} the role ${listInWords(roles, 'or')} in ${places[scope]}`,
  references: ({ roles, scope }) =>
    roles.map((target, at) => ({ kind: 'role', target, path: `roles.${at}`, within: scope })),
  condition: (config, facts) => {
    const holders = sql`(SELECT held.user_id FROM ${heldRoles(config, facts)})`;
    return config.has ? sql`person.id IN ${holders}` : sql`person.id NOT IN ${holders}`;
  },
  episode: (config, facts) =>
    config.has ? sql`(SELECT min(held.created) FROM ${heldRoles(config, facts)} AND held.user_id = person.id)` : null,
  why: (config, facts) => {
    if (!config.has)
      return sql`${`Doesn’t have the role ${listInWords(config.roles, 'or')} in ${places[config.scope]}.`}::text`;
    const since = dayInWords(sql`min(held.created)`, facts.timeZone);
    return sql`(SELECT 'Has the role ' || string_agg(DISTINCT ${shownRoleName}, ', ') || ' since ' || ${since} || '.'
      FROM ${heldRoles(config, facts)} AND held.user_id = person.id)`;
  },
});

/** Roles of these names that count at the instant, in places that are there. */
function heldRoles({ roles, scope }: Config, { at }: MatchFacts): Sql {
  return sql`${liveRoles(at)} AS live
    JOIN user_role AS held ON held.id = live.id
    JOIN role ON role.id = held.role_id AND role.scope_type = ${scope} AND ${shownRoleName} = ANY(${roles}::text[])
    LEFT JOIN project ON project.id = held.project_id
    WHERE project.is_removed IS NOT TRUE`;
}
