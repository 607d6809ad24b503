import autocannon from 'autocannon';
import { fillAccess } from '@/bench/access-installation';
import { atLeast, type Figure, spread } from '@/bench/figure';
import { inRounds } from '@/bench/rounds';
import { buildForBenchmarks, type ServedApp, serveApp } from '@/bench/serve-app';
import { hashOfSecret, newSecret } from '@/lib/auth/token-hash';
import { clock } from '@/lib/core/clock';
import { database, sql } from '@/lib/db/client';

const APPROVALS = 200_000;
const ASKED = 200;
const CONNECTIONS = 64;
const SECONDS = 5;
const LEAST_PERCENT = 60;
const YEAR_MS = 365 * 86_400_000;

/** Whether people may use data now, asked by a member of the committee, beside an empty handler. */
export async function benchAccessCheck(): Promise<Figure[]> {
  buildForBenchmarks();
  const now = clock().getTime();
  await fillAccess({ approvals: APPROVALS, firstExpiry: new Date(now), lastExpiry: new Date(now + YEAR_MS) });
  const token = await makeMember();
  const asked = await database().$queryRaw<{ path: string }[]>(sql`
    SELECT '/api/access-requirements/' || requirement_id || '/access/?user=' || accessor_id AS path
    FROM access_approval ORDER BY md5(id::text) LIMIT ${ASKED}`);
  const app = await serveApp({ HEED_LOG_LEVEL: 'silent' });
  try {
    const { checked, empty } = await inRounds({
      empty: () => rateOf(app, token, [{ path: '/api/baseline/get/' }]),
      checked: () => rateOf(app, token, asked),
    });
    const bound = `≥ ${LEAST_PERCENT} % (${spread(checked)}; baseline: ${spread(empty)})`;
    const percent = (checked.median / empty.median) * 100;
    return [atLeast('may this person use it, of an empty handler', percent, LEAST_PERCENT, '%', bound)];
  } finally {
    await app.stop();
  }
}

/** A member of the access committee. @returns a token of theirs */
async function makeMember(): Promise<string> {
  const secret = newSecret();
  await database().$executeRaw(sql`
    WITH member AS (SELECT id FROM user_account WHERE username = 'u1'), granted AS (
      INSERT INTO user_role (user_id, role_id, in_installation, created)
      SELECT member.id, role.id, true, now() FROM member JOIN role ON role.name = 'ACCESS_COMMITTEE')
    INSERT INTO api_token (user_id, name, token_hash, prefix, created)
    SELECT id, 'bench', ${hashOfSecret(secret)}, ${secret.slice(0, 8)}, now() FROM member`);
  return secret;
}

/** Requests per second. */
async function rateOf({ origin }: ServedApp, token: string, asked: readonly { path: string }[]): Promise<number> {
  const requests = asked.map(({ path }) => ({ path, headers: { authorization: `Token ${token}` } }));
  const result = await autocannon({ url: origin, connections: CONNECTIONS, duration: SECONDS, requests });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${asked[0]?.path}: ${result.non2xx} refusals, ${result.errors} errors`);
  return result.requests.average;
}
