import type { InputOf } from '@/lib/contracts/operation';
import type { RuleRun, readRunOperation } from '@/lib/contracts/rules/runs';
import type { Ctx } from '@/lib/db/context';
import { readRunRow } from '@/lib/services/rules/runs/run-row';

/** One run. @throws not_found */
export function readRun(ctx: Ctx, { id }: InputOf<typeof readRunOperation>): Promise<RuleRun> {
  return readRunRow(ctx, id);
}
