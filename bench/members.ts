import { atMost, besideBare, type Figure, medianOf, timed, unbound } from '@/bench/figure';
import { listCustomerMembersOperation } from '@/lib/contracts/members/members';
import type { Actor } from '@/lib/core/actor';
import { database, type Sql, sql } from '@/lib/db/client';
import { ROWS_PER_READ } from '@/lib/http/csv-answer';
import { createContext } from '@/lib/services/create-context';
import { addProjectMember } from '@/lib/services/members/add-project-member';
import { listCustomerMembers } from '@/lib/services/members/list-customer-members';

const MEMBERS = 10_000;
const ROUNDS = 9;
const GRANTS = 25;
const PER_PAGE = 50;

/**
 * Granting a role with all that it makes visible; list, search and CSV of an organisation with ten thousand members, first of one
 * that lets anyone in.
 */
export async function benchMembers(): Promise<Figure[]> {
  const { customerId, newcomers, projectId } = await fill();
  const owner = await ownerOf();
  const ask = (query: object, page_size = PER_PAGE) => {
    const input = listCustomerMembersOperation.query.parse(query);
    return listCustomerMembers(createContext(owner), { uuid: customerId, ...input, page_size });
  };
  const page = await medianOf(ROUNDS, () => ask({}));
  const barePage = await medianOf(ROUNDS, () => bare(customerId, sql`TRUE`, PER_PAGE));
  const search = await medianOf(ROUNDS, () => ask({ search_string: 'person 99' }));
  const isFound = sql`concat_ws(' ', person.full_name, person.username, person.email) ILIKE '%person%99%'`;
  const bareSearch = await medianOf(ROUNDS, () => bare(customerId, isFound, PER_PAGE));
  const csv = await timed(() => readAll(ask));
  const bareCsv = await timed(() => readAllBare(customerId));
  const free = [
    atMost('granting a role, with all that it makes visible', await grant(projectId, newcomers, owner), 50, 'ms'),
    besideBare(`page of ${PER_PAGE} of 10,000 members`, page, barePage),
    besideBare('search among 10,000 members', search, bareSearch),
    besideBare('10,000 members as CSV, part by part', csv, bareCsv),
  ];
  await restrict(customerId);
  return [
    ...free,
    unbound(`page of ${PER_PAGE} where restrictions apply`, await medianOf(ROUNDS, () => ask({})), 'ms'),
    unbound('search where they apply', await medianOf(ROUNDS, () => ask({ search_string: 'person 99' })), 'ms'),
    unbound(
      'page of those whom they would keep out',
      await medianOf(ROUNDS, () => ask({ meets_restrictions: 'false' })),
      'ms',
    ),
    unbound('CSV where they apply, part by part', await timed(() => readAll(ask)), 'ms'),
  ];
}

/** From now on the organisation lets in only one of ten of its members. */
async function restrict(customerId: string): Promise<void> {
  const user_email_patterns = ['u.*0@bench\\.example'];
  await database().customer.update({ where: { id: customerId }, data: { user_email_patterns } });
}

/** The median of granting a role in a project to one newcomer after the other. */
function grant(uuid: string, newcomers: readonly string[], owner: Actor): Promise<number> {
  let next = 0;
  return medianOf(GRANTS, async () => {
    const user = newcomers[next++] ?? '';
    await addProjectMember(createContext(owner), { uuid, role: 'PROJECT_MANAGER', user, expiration_time: null });
  });
}

/** The same rows by one statement alone, which counts them too. */
function bare(customerId: string, condition: Sql, most: number): Promise<{ id: string; username: string }[]> {
  return database().$queryRaw(sql`
    SELECT count(*) OVER () AS total, held.id, held.created, held.expiration_time, role.name, person.id AS user_id, person.username, person.email, person.full_name
    FROM user_role AS held JOIN role ON role.id = held.role_id JOIN user_account AS person ON person.id = held.user_id
    WHERE held.customer_id = ${customerId}::uuid AND held.is_active AND ${condition}
    ORDER BY person.username, held.id LIMIT ${most}`);
}

/** The same parts by that statement alone, one behind the other. */
async function readAllBare(customerId: string): Promise<void> {
  let isBehind = sql`TRUE`;
  for (;;) {
    const last = (await bare(customerId, isBehind, ROWS_PER_READ)).at(-1);
    if (last === undefined) return;
    isBehind = sql`(person.username, held.id) > (${last.username}, ${last.id}::uuid)`;
  }
}

/** As a download reads them: one part after the other. */
async function readAll(
  ask: (query: object, page_size: number) => ReturnType<typeof listCustomerMembers>,
): Promise<void> {
  let cursor: string | null = '';
  while (cursor !== null) {
    const part: { next: string | null } = await ask({ cursor }, ROWS_PER_READ);
    cursor = part.next;
  }
}

async function fill(): Promise<{ customerId: string; projectId: string; newcomers: string[] }> {
  const db = database();
  const stamps = { created: new Date(), modified: new Date() };
  const { id: customerId } = await db.customer.create({ data: { name: 'Large', ...stamps } });
  const { id: projectId } = await db.project.create({ data: { name: 'Project', customer_id: customerId, ...stamps } });
  await db.$executeRaw(sql`
    INSERT INTO user_account (email, username, full_name, created, modified)
    SELECT 'u' || i || '@bench.example', 'u' || i, 'Person ' || i, now(), now() FROM generate_series(0, ${MEMBERS + GRANTS}::int) AS i`);
  await db.$executeRaw(sql`
    INSERT INTO user_role (user_id, role_id, customer_id, created)
    SELECT person.id, role.id, ${customerId}::uuid, now() FROM generate_series(0, ${MEMBERS - 1}::int) AS i
    JOIN user_account AS person ON person.username = 'u' || i
    JOIN role ON role.name = CASE i WHEN 0 THEN 'CUSTOMER_OWNER' ELSE 'CUSTOMER_SUPPORT' END`);
  await db.$executeRaw(sql`
    INSERT INTO offering (customer_id, name, offering_type, created, modified)
    VALUES (${customerId}::uuid, 'Offering', 'Support.OfferingTemplate', now(), now())`);
  await db.$executeRaw(sql`
    INSERT INTO resource (project_id, offering_id, name, state, end_date, created, modified)
    SELECT ${projectId}::uuid, offering.id, 'Resource ' || i, 'OK', current_date + i, now(), now()
    FROM offering CROSS JOIN generate_series(1, 100) AS i`);
  await db.$executeRaw(sql`VACUUM (ANALYZE) user_role, user_account, resource`);
  const rows = await db.$queryRaw<{ id: string }[]>(sql`
    SELECT id FROM user_account WHERE id NOT IN (SELECT user_id FROM user_role) ORDER BY id LIMIT ${GRANTS}`);
  return { customerId, projectId, newcomers: rows.map(({ id }) => id) };
}

async function ownerOf(): Promise<Actor> {
  const person = await database().user.findUniqueOrThrow({ where: { username: 'u0' } });
  return {
    kind: 'person',
    userId: person.id,
    name: person.full_name,
    email: person.email,
    isStaff: false,
    isSupport: false,
    isOnAccessCommittee: false,
    timeZone: person.time_zone,
    via: 'token',
    scope: 'write',
    credential: person.id,
  };
}
