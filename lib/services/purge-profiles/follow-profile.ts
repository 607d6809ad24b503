import type { PurgeProfile } from '@/lib/contracts/people/purge-profiles';
import type { Ctx } from '@/lib/db/context';
import type { Difference } from '@/lib/services/audit/differences';
import { carryOutProfile } from '@/lib/services/rules/profiles/carry-out-profile';
import { reviseRulesWith } from '@/lib/services/rules/profiles/revise-rules-with';

/** Brings the rules that purge with a profile in line with what changed about it. @throws already_exists for a taken name */
export async function followProfile(
  tx: Ctx,
  profile: PurgeProfile,
  facts: Readonly<Record<string, Difference>>,
): Promise<void> {
  const contents = Object.entries(facts)
    .filter(([name]) => name === 'fields' || name === 'records')
    .map(([name, { from, to }]) => ({ path: `profile.${name}`, from, to }));
  await carryOutProfile(tx, profile, contents);
  if (contents.length > 0) await reviseRulesWith(tx, profile.id, contents);
}
