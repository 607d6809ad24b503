import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import type { PlaceRef } from '@/lib/services/members/place';

const MOST_ATTEMPTS = 5;

/** Who a service account acts as: without address, password and sign-in. @throws already_exists for a username that is taken */
export async function makeAccountPerson(tx: Ctx, ref: PlaceRef, username: string | undefined): Promise<string> {
  if (username !== undefined) {
    const id = await insertPerson(tx, username);
    if (id === undefined) throw usernameTaken(username);
    return id;
  }
  for (let attempt = 1; ; attempt++) {
    const free = await freeAccountName(tx, ref);
    const id = await insertPerson(tx, free);
    if (id !== undefined) return id;
    // Somebody took it between the two statements.
    if (attempt === MOST_ATTEMPTS) throw usernameTaken(free);
  }
}

async function insertPerson({ db, now }: Ctx, username: string): Promise<string | undefined> {
  const at = sql`${now}::timestamptz`;
  const [made] = await db.$queryRaw<{ id: string }[]>(sql`
    INSERT INTO user_account (email, username, full_name, is_service_account, created, modified)
    VALUES ('', ${username}, ${username}, true, ${at}, ${at}) ON CONFLICT DO NOTHING RETURNING id`);
  return made?.id;
}

/** The slug of the place, with -2, -3 … where it is taken. */
async function freeAccountName({ db }: Ctx, { kind, uuid }: PlaceRef): Promise<string> {
  const slug =
    kind === 'project'
      ? sql`SELECT slug FROM project WHERE id = ${uuid}::uuid`
      : sql`SELECT slug FROM customer WHERE id = ${uuid}::uuid`;
  const [found] = await db.$queryRaw<{ username: string }[]>(sql`
    WITH place AS (${slug}),
      taken AS (SELECT username FROM user_account JOIN place ON username = slug OR starts_with(username, slug || '-')),
      numbered AS (SELECT number, slug || CASE WHEN number = 1 THEN '' ELSE '-' || number END AS username
        FROM place, generate_series(1, (SELECT count(*)::int FROM taken) + 1) AS number)
    SELECT username FROM numbered WHERE username NOT IN (SELECT username FROM taken) ORDER BY number LIMIT 1`);
  if (found === undefined) throw new DomainError('not_found');
  return found.username;
}

function usernameTaken(username: string): DomainError {
  return new DomainError('already_exists', { detail: `The username ${username} is taken.` });
}
