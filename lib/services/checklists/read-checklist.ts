import type { Checklist, readChecklistOperation } from '@/lib/contracts/checklists/admin';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { readChecklistRow } from '@/lib/services/checklists/checklist-row';

/** One checklist. @throws not_found */
export function readChecklist(ctx: Ctx, { uuid }: InputOf<typeof readChecklistOperation>): Promise<Checklist> {
  return readChecklistRow(ctx, uuid);
}
