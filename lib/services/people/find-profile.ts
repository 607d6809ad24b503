import type { Profile } from '@/lib/contracts/people/profiles';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { readRow } from '@/lib/db/row-shape';
import { profileShape } from '@/lib/services/people/profile-shape';

/** A person as the API shows them in full, whoever asks. @throws not_found */
export function findProfile({ db }: Ctx, uuid: string): Promise<Profile> {
  return readRow<Profile>(db, profileShape, sql`person.id = ${uuid}::uuid`);
}
