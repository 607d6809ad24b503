import { database } from '@/lib/db/client';
import { readCredentialKeys } from '@/lib/services/service-settings/credential-keys';
import { openCredential } from '@/lib/services/service-settings/seal-credential';

/** The credentials of these settings as they were given, by name; missing where no key that there is opens them. */
export async function storedCredentials(settingsId: string): Promise<Record<string, string | undefined>> {
  const keys = await readCredentialKeys();
  const stored = await database().serviceCredential.findMany({ where: { settings_id: settingsId } });
  return Object.fromEntries(
    stored.map(({ key_id, name, sealed, settings_id }) => {
      const key = keys.find(({ id }) => id === key_id);
      return [name, key && openCredential(key, { settings_id, name }, sealed)];
    }),
  );
}
