import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import type { nextRunsOperation } from '@/lib/contracts/rules/versions';

import { DomainError } from '@/lib/core/errors';
import { nextTicks } from '@/lib/core/next-tick';
import type { Ctx } from '@/lib/db/context';
import { readSchedule } from '@/lib/services/rules/definition/read-schedule';
import { scheduleSentence } from '@/lib/services/rules/lifecycle/shown-rules';

const SHOWN = 5;

/** When a schedule runs, in words and instants. @throws validation_failed for no cron expression, or an unknown zone */
export async function readNextRuns(
  ctx: Ctx,
  given: InputOf<typeof nextRunsOperation>,
): Promise<AnswerOf<typeof nextRunsOperation>> {
  const { cron, time_zone } = await readSchedule(ctx, given).catch((error: unknown) => {
    throw error instanceof DomainError ? withoutPrefix(error) : error;
  });
  const next_runs = nextTicks(cron, ctx.now, time_zone, SHOWN).map((at) => at.toISOString());
  return { next_runs, sentence: scheduleSentence({ cron, time_zone }) };
}

/** In the query the fields stand by themselves. */
function withoutPrefix({ code, facts }: DomainError): DomainError {
  const fields = Object.entries(facts.fields ?? {}).map(([name, reasons]) => [name.replace('schedule.', ''), reasons]);
  return new DomainError(code, { ...facts, fields: Object.fromEntries(fields) });
}
