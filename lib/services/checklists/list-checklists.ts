import type { listChecklistsOperation } from '@/lib/contracts/checklists/admin';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { ascending } from '@/lib/db/row-order';
import { checklistRow } from '@/lib/services/checklists/checklist-row';

const order = [ascending(sql`checklist.name`), ascending(sql`checklist.id`)];

/** Checklists, by name. One statement. */
export function listChecklists({ db }: Ctx, input: InputOf<typeof listChecklistsOperation>) {
  return listRows(db, checklistRow, { condition: sql`TRUE`, order }, input);
}
