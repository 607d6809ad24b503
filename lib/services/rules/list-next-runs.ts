import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import type { nextRunsOperation } from '@/lib/contracts/scheduled-rules';
import { nextTime } from '@/lib/core/cron-times';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { readSchedule } from '@/lib/services/rules/definition/read-schedule';
import { scheduleSentence } from '@/lib/services/rules/schedule-sentence';

const SHOWN = 5;

/** The next five times of a schedule, and what it says. @throws validation_failed for what is no schedule */
export async function listNextRuns(
  ctx: Ctx,
  given: InputOf<typeof nextRunsOperation>,
): Promise<AnswerOf<typeof nextRunsOperation>> {
  const { cron, time_zone } = await readSchedule(ctx, given).catch((error: unknown) => {
    throw error instanceof DomainError ? withoutPrefix(error) : error;
  });
  const next_runs: string[] = [];
  for (let at: Date | null = ctx.now; next_runs.length < SHOWN; ) {
    at = nextTime(cron, at, time_zone);
    if (at === null) break;
    next_runs.push(at.toISOString());
  }
  return { next_runs, sentence: scheduleSentence(cron, time_zone) };
}

/** Here the fields are the call's own, not those of a rule's schedule. */
function withoutPrefix(error: DomainError): DomainError {
  const fields = Object.entries(error.facts.fields ?? {}).map(([name, reasons]) => [
    name.replace(/^schedule\./, ''),
    reasons,
  ]);
  return new DomainError(error.code, { fields: Object.fromEntries(fields) });
}
