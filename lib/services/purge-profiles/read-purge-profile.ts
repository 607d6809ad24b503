import type { InputOf } from '@/lib/contracts/operation';
import type { PurgeProfile, readProfileOperation } from '@/lib/contracts/people/purge-profiles';
import type { Ctx } from '@/lib/db/context';
import { readProfileRow } from '@/lib/services/purge-profiles/profile-row';

/** One purge profile. @throws not_found */
export function readPurgeProfile(ctx: Ctx, { id }: InputOf<typeof readProfileOperation>): Promise<PurgeProfile> {
  return readProfileRow(ctx, id);
}
