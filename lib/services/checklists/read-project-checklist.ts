import type { ProjectChecklist, readProjectChecklistOperation } from '@/lib/contracts/checklists/checklists';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { readShownChecklist } from '@/lib/services/checklists/shown-checklist';

/** The checklist of a project that the caller reads, with its answers. One statement. @throws not_found, also where it has none */
export function readProjectChecklist(
  ctx: Ctx,
  { uuid }: InputOf<typeof readProjectChecklistOperation>,
): Promise<ProjectChecklist> {
  return readShownChecklist(ctx, uuid);
}
