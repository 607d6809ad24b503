import type { AccessRequirement, readAccessRequirementOperation } from '@/lib/contracts/access/requirements';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { readRequirementRow } from '@/lib/services/access/requirement-row';

/** One access requirement. @throws not_found */
export function readAccessRequirement(
  ctx: Ctx,
  { id }: InputOf<typeof readAccessRequirementOperation>,
): Promise<AccessRequirement> {
  return readRequirementRow(ctx, id);
}
