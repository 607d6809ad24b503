import type { Checklist } from '@/lib/contracts/checklists/admin';
import type { replaceChecklistOperation } from '@/lib/contracts/checklists/changes';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { changeChecklist } from '@/lib/services/checklists/change-checklist';

/** As `changeChecklist`; the name and the type are given in any case. */
export function replaceChecklist(ctx: Ctx, given: InputOf<typeof replaceChecklistOperation>): Promise<Checklist> {
  return changeChecklist(ctx, given);
}
