import type { PurgedStatus } from '@/lib/contracts/people/purge-profiles';
import type { Ctx } from '@/lib/db/context';

/** Takes the mark from the default profile for people of a status, so that another can have it. */
export async function releaseDefault({ db, now }: Ctx, applies_to: PurgedStatus): Promise<void> {
  await db.purgeProfile.updateMany({
    where: { applies_to, is_default: true },
    data: { is_default: false, modified: now },
  });
}
