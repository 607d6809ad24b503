import { withSession } from '@/scripts/database/session';
import { demoModeOf, type InstallationKind } from '@/scripts/installation/demo-mode';
import type { Environment } from '@/scripts/installation/environment';
import { isDemoByDefault, type Settings } from '@/scripts/installation/settings';

/** Installations from before this was decided are demos when nobody but untouched demo people is in them. */
const DECIDE = `
  WITH person AS (
    SELECT id, identity_source = 'demo' AND email LIKE '%@demo.example' AND password_hash IS NULL AND invited_at IS NULL AS is_untouched
    FROM user_account
  ), decided AS (
    INSERT INTO installation (kind, decided_at, filled_at)
    SELECT CASE WHEN NOT EXISTS (SELECT 1 FROM person) THEN $1 WHEN bool_and(is_untouched) THEN 'demo' ELSE 'real' END, now(), CASE WHEN EXISTS (SELECT 1 FROM person) THEN now() END FROM person
    ON CONFLICT DO NOTHING RETURNING kind
  )
  UPDATE user_account SET is_demo = true FROM decided WHERE decided.kind = 'demo'`;

/** Decides at the first start what a migrated database is, for good. Many may do this at once. */
export async function settleKind(databaseUrl: string, whenEmpty: InstallationKind): Promise<InstallationKind> {
  return withSession(databaseUrl, async (client) => {
    await client.query(DECIDE, [whenEmpty]);
    const { rows } = await client.query('SELECT kind FROM installation');
    return rows[0]?.kind === 'demo' ? 'demo' : 'real';
  });
}

/** What the installation is, and the environment to serve it in. @throws `Problem` when it asks for what its kind forbids */
export async function servedInstallation(
  settings: Settings,
  given: Environment,
): Promise<{ kind: InstallationKind; env: Environment }> {
  const kind = await settleKind(given.DATABASE_URL, isDemoByDefault(settings) ? 'demo' : 'real');
  return { kind, env: { ...given, HEED_DEMO: demoModeOf(settings, kind) } };
}
