import { formatCount } from '@/lib/core/wording';
import { database } from '@/lib/db/client';
import { createContext } from '@/lib/services/create-context';
import { type Rotation, rotateCredentialKey } from '@/lib/services/service-settings/rotate-credential-key';

const counted = (count: number) => formatCount(count, 'credential', 'credentials');

/** What to do next, or what has been done. */
function sentenceOf({ key_id, newKeys, reencrypted }: Rotation): string {
  if (newKeys === null) return `Encrypted ${counted(reencrypted)} with the key ${key_id}.`;
  return `Set HEED_CREDENTIAL_KEYS to this, restart Heed, and run npm run rotate-key again:\n${newKeys}`;
}

const rotation = await rotateCredentialKey(createContext({ kind: 'system', name: 'command line', via: 'command' }));
console.log(sentenceOf(rotation));
if (rotation.unreadable > 0) {
  console.error(
    `The keys of ${counted(rotation.unreadable)} are missing. Put them back and run this again, or set the credentials again.`,
  );
  process.exitCode = 1;
}
await database().$disconnect();
