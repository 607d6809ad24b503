import { Problem } from '@/scripts/database/problem';
import { withSession } from '@/scripts/database/session';

/**
 * Refuses a time zone of the installation that JavaScript or the database does not know: one knows some that the other does
 * not, and either would then fail in the middle of its work.
 */
export async function checkTimeZone(databaseUrl: string, timeZone: string | undefined): Promise<void> {
  if (!timeZone) return;
  if (!isKnownHere(timeZone) || !(await isKnownToDatabase(databaseUrl, timeZone))) {
    throw new Problem(`HEED_TIME_ZONE is "${timeZone}". Set a time zone, for example Europe/Berlin.`);
  }
}

function isKnownHere(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch {
    return false;
  }
}

function isKnownToDatabase(databaseUrl: string, timeZone: string): Promise<boolean> {
  return withSession(databaseUrl, async (client) => {
    const { rows } = await client.query('SELECT 1 FROM pg_timezone_names WHERE lower(name) = lower($1)', [timeZone]);
    return rows.length > 0;
  });
}
