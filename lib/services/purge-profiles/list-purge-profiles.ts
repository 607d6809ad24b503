import type { InputOf } from '@/lib/contracts/operation';
import type { listPurgeProfilesOperation } from '@/lib/contracts/people/purge-profiles';
import { sql } from '@/lib/db/client';
import { equals, hasWords, matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { ascending } from '@/lib/db/row-order';
import { profileRow } from '@/lib/services/purge-profiles/profile-row';

const byName = [ascending(sql`lower(profile.name)`), ascending(sql`profile.id`)];

/** Purge profiles, by name. One statement. */
export function listPurgeProfiles(ctx: Ctx, input: InputOf<typeof listPurgeProfilesOperation>) {
  const condition = matchesAll(input, { q: hasWords(sql`profile.name`), applies_to: equals(sql`profile.applies_to`) });
  return listRows(ctx.db, profileRow, { condition, order: byName }, input);
}
