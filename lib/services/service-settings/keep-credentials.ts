import { type CredentialName, credentialNames } from '@/lib/contracts/people/service-settings';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { holdCredentialKeys, readCredentialKeys } from '@/lib/services/service-settings/credential-keys';
import { sealCredential } from '@/lib/services/service-settings/seal-credential';

/** Credentials to be: null clears one, and one that is left out stays. */
type GivenCredentials = { [Name in CredentialName]?: string | null | undefined };

/**
 * Encrypts credentials of settings and keeps them. None of them is in what this returns.
 * @returns which were set and which were cleared
 */
export async function keepCredentials(
  tx: Ctx,
  settingsId: string,
  given: GivenCredentials,
): Promise<{ set: CredentialName[]; cleared: CredentialName[] }> {
  const set = await sealGiven(tx, settingsId, given);
  const named = credentialNames.filter((name) => given[name] === null);
  const cleared = await tx.db.$queryRaw<{ name: CredentialName }[]>(sql`
    DELETE FROM service_credential WHERE settings_id = ${settingsId}::uuid AND name = ANY(${named}::text[]) RETURNING name`);
  return { set, cleared: cleared.map(({ name }) => name) };
}

async function sealGiven(tx: Ctx, settingsId: string, given: GivenCredentials): Promise<CredentialName[]> {
  const set = credentialNames.filter((name) => typeof given[name] === 'string');
  if (set.length === 0) return set;
  await holdCredentialKeys(tx);
  const [key] = await readCredentialKeys();
  const sealed = set.map((name) => ({
    name,
    sealed: sealCredential(key, { settings_id: settingsId, name }, given[name] ?? '').toString('base64'),
  }));
  await tx.db.$executeRaw(sql`
    INSERT INTO service_credential AS kept (settings_id, name, key_id, sealed)
    SELECT ${settingsId}::uuid, fresh.name, ${key.id}, decode(fresh.sealed, 'base64')
    FROM jsonb_to_recordset(${JSON.stringify(sealed)}::jsonb) AS fresh (name text, sealed text)
    ON CONFLICT (settings_id, name) DO UPDATE SET key_id = excluded.key_id, sealed = excluded.sealed`);
  return set;
}
