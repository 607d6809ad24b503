import type { Completion, readCompletionStatusOperation } from '@/lib/contracts/checklists/checklists';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { readShownCompletion } from '@/lib/services/checklists/shown-checklist';

/** How far a project has come with its checklist. One statement. @throws not_found, also where it has none */
export function readCompletionStatus(
  ctx: Ctx,
  { uuid }: InputOf<typeof readCompletionStatusOperation>,
): Promise<Completion> {
  return readShownCompletion(ctx, uuid);
}
