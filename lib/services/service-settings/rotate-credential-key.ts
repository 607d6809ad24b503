import { can } from '@/lib/auth/permissions';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { change, changed } from '@/lib/services/audit/change';
import {
  areKeysGiven,
  type CredentialKey,
  type CredentialKeys,
  keepCredentialKeys,
  lockCredentialKeys,
  newCredentialKey,
  readCredentialKeys,
  writtenKeys,
} from '@/lib/services/service-settings/credential-keys';
import { openCredential, sealCredential } from '@/lib/services/service-settings/seal-credential';

const TIMEOUT_MS = 10 * 60_000;

/** What became of the credentials of the installation. */
export type Rotation = {
  /** Of the key that encrypts them now. */
  key_id: string;
  reencrypted: number;
  /** How many are encrypted with a key that is not there any more: nothing can read them. */
  unreadable: number;
  /** The environment with a new key in front, where it holds the keys and none of them was new; else null. */
  newKeys: string | null;
};

/**
 * Makes a new key and encrypts all credentials anew with it. Whoever is interrupted anywhere runs it again: until all are
 * encrypted with the newest key, every key that is needed is kept. Keys from the environment are not changed here: the first
 * of them counts as new while anything is encrypted with another one.
 * @throws not_allowed for anybody but the owner of the installation
 */
export async function rotateCredentialKey(ctx: Ctx): Promise<Rotation> {
  if (!can(ctx.actor, 'STAFF')) throw new DomainError('not_allowed');
  const rotation = await change(
    ctx,
    { operation: 'service_credentials_rotate', subjectType: 'service_settings', timeoutMs: TIMEOUT_MS },
    async (tx) => {
      await lockCredentialKeys(tx);
      const keys = await keysToUse();
      const counts = await encryptAnew(tx, keys);
      const [{ id: key_id }] = keys;
      const isNothingNew = areKeysGiven() && counts.reencrypted === 0;
      const newKeys = isNothingNew ? writtenKeys([newCredentialKey(), ...keys]) : null;
      return changed({ key_id, ...counts, newKeys }, { subjectId: null, facts: { key_id, ...counts } });
    },
  );
  if (!areKeysGiven()) await transaction(ctx, dropUnusedKeys);
  return rotation;
}

/** Those of the environment; else a new one before those of the file, where it stays whatever happens next. */
async function keysToUse(): Promise<CredentialKeys> {
  const known = await readCredentialKeys();
  if (areKeysGiven()) return known;
  const keys: CredentialKeys = [newCredentialKey(), ...known];
  await keepCredentialKeys(keys);
  return keys;
}

type Sealed = { settings_id: string; name: string; key_id: string; sealed: Uint8Array };

async function encryptAnew(
  { db }: Ctx,
  [current, ...others]: CredentialKeys,
): Promise<Pick<Rotation, 'reencrypted' | 'unreadable'>> {
  const stored = await db.$queryRaw<Sealed[]>(sql`
    SELECT settings_id, name, key_id, sealed FROM service_credential WHERE key_id <> ${current.id}
    ORDER BY settings_id, name FOR UPDATE`);
  const fresh = stored.flatMap((credential) => {
    const key = others.find(({ id }) => id === credential.key_id);
    const anew = key === undefined ? null : sealedWith(current, key, credential);
    return anew === null ? [] : [anew];
  });
  await db.$executeRaw(sql`
    UPDATE service_credential AS kept SET key_id = ${current.id}, sealed = decode(fresh.sealed, 'base64')
    FROM jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb) AS fresh (settings_id uuid, name text, sealed text)
    WHERE kept.settings_id = fresh.settings_id AND kept.name = fresh.name`);
  return { reencrypted: fresh.length, unreadable: stored.length - fresh.length };
}

/** Null for one whose bytes were changed: it stays as it is and counts as unreadable, and the others are encrypted anew. */
function sealedWith(current: CredentialKey, key: CredentialKey, { name, sealed, settings_id }: Sealed) {
  const place = { settings_id, name };
  try {
    const plain = openCredential(key, place, sealed);
    return { ...place, sealed: sealCredential(current, place, plain).toString('base64') };
  } catch {
    return null;
  }
}

/** Only now: what was encrypted with the others has been committed under the newest. */
async function dropUnusedKeys(tx: Ctx): Promise<void> {
  await lockCredentialKeys(tx);
  const [current, ...others] = await readCredentialKeys();
  const used = await tx.db.serviceCredential.findMany({ distinct: ['key_id'], select: { key_id: true } });
  const kept = others.filter(({ id }) => used.some(({ key_id }) => key_id === id));
  await keepCredentialKeys([current, ...kept]);
}
