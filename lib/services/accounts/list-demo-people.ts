import { isDemoPerson } from '@/lib/auth/is-demo-person';
import { liveRoles } from '@/lib/auth/live-roles';
import { env } from '@/lib/core/env';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

const MOST_SHOWN = 10;

/** Somebody whom a demo installation offers to sign in as. */
export type DemoPerson = { uuid: string; name: string; email: string; role: string };

type PersonRow = {
  id: string;
  full_name: string;
  email: string;
  is_staff: boolean;
  is_support: boolean;
  role_name: string | null;
  place: string | null;
  places: number;
};

const roleWords = new Map([
  ['CUSTOMER_OWNER', 'Owner of'],
  ['CUSTOMER_MANAGER', 'Manager of'],
  ['CUSTOMER_SUPPORT', 'Support for'],
  ['PROJECT_MANAGER', 'Project manager of'],
  ['PROJECT_ADMIN', 'Administrator of'],
  ['PROJECT_MEMBER', 'Member of'],
  ['ACCESS_COMMITTEE', 'On the access committee of'],
]);

/** The people who came with a demo, to try it as; nobody elsewhere. One statement. */
export async function listDemoPeople(ctx: Ctx): Promise<DemoPerson[]> {
  if (env.HEED_DEMO === '0') return [];
  const rows = await ctx.db.$queryRaw<PersonRow[]>(sql`
    WITH shown AS (
      SELECT id, full_name, email, is_staff, is_support, created FROM user_account AS person
      WHERE status = 'active' AND ${isDemoPerson(sql`person`)}
      ORDER BY is_staff DESC, is_support DESC, created, id
      LIMIT ${MOST_SHOWN}::int
    )
    SELECT shown.id, shown.full_name, shown.email, shown.is_staff, shown.is_support,
           held.role_name, held.place, coalesce(held.places, 0)::int AS places
    FROM shown
    LEFT JOIN LATERAL (
      SELECT role.name AS role_name, coalesce(customer.name, project.name) AS place, count(*) OVER () AS places
      FROM ${liveRoles(ctx.now)} AS held JOIN role ON role.id = held.role_id
      LEFT JOIN customer ON customer.id = held.customer_id
      LEFT JOIN project ON project.id = held.project_id
      WHERE held.user_id = shown.id
      ORDER BY held.customer_id IS NULL, role.name, place LIMIT 1
    ) AS held ON true
    ORDER BY shown.is_staff DESC, shown.is_support DESC, shown.created, shown.id`);
  return rows.map((row) => ({ uuid: row.id, name: row.full_name, email: row.email, role: formatRole(row) }));
}

function formatRole({ is_staff, is_support, role_name, place, places }: PersonRow): string {
  const words: string[] = [];
  if (is_staff) words.push('Staff: can do everything');
  else if (is_support) words.push('Support: can read everything');
  if (role_name !== null) {
    const more = places > 1 ? ` and ${places - 1} more` : '';
    words.push(`${roleWords.get(role_name) ?? 'Has a role in'} ${place ?? 'the installation'}${more}`);
  }
  return words.join('; ') || 'No role yet';
}
