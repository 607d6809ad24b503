import { codeOf, messageOf, Problem } from '@/scripts/database/problem';
import { withSession } from '@/scripts/database/session';

const OLDEST_VERSION = 15;
const VERSIONS_PER_MAJOR = 10_000;

function whyUnreachable(error: unknown, place: string, name: string): string {
  switch (codeOf(error)) {
    case 'ECONNREFUSED':
      return `Could not connect to ${place} (DATABASE_URL). Start it, or correct DATABASE_URL.`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `Unknown host ${place} (DATABASE_URL). Correct DATABASE_URL.`;
    case '28P01':
    case '28000':
      return `The database at ${place} rejected the user or password in DATABASE_URL. Correct them.`;
    case '3D000':
      return `There is no database "${name}" at ${place}. Create it, or correct DATABASE_URL.`;
    default:
      return `Could not connect to ${place} (DATABASE_URL): ${messageOf(error)}.`;
  }
}

function parseUrl(databaseUrl: string): URL {
  const url = URL.canParse(databaseUrl) ? new URL(databaseUrl) : undefined;
  if (url && /^postgres(ql)?:$/.test(url.protocol)) return url;
  throw new Problem(
    'DATABASE_URL is not a PostgreSQL URL. Use the form postgresql://user:password@host:5432/database.',
  );
}

/** Throws `Problem` unless a PostgreSQL that is new enough answers at the URL. */
export async function checkExternalServer(databaseUrl: string): Promise<void> {
  const url = parseUrl(databaseUrl);
  const place = url.host === '' ? 'the given place' : url.host;
  const version = await withSession(databaseUrl, async (client) => {
    const { rows } = await client.query("SELECT current_setting('server_version_num')::int AS version");
    return Number(rows[0].version);
  }).catch((error) => {
    throw new Problem(whyUnreachable(error, place, url.pathname.slice(1)));
  });
  const major = Math.floor(version / VERSIONS_PER_MAJOR);
  if (major >= OLDEST_VERSION) return;
  throw new Problem(`The database at ${place} is PostgreSQL ${major}. Heed needs ${OLDEST_VERSION} or newer.`);
}
