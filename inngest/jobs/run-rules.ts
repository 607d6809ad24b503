import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { defineJob } from '@/inngest/job';
import { runRules } from '@/lib/services/rules/runs/run-rules';
import { RUN_RULES } from '@/lib/services/rules/runs/run-rules-id';

export const runRulesJob = defineJob({
  id: RUN_RULES,
  description: 'Runs scheduled rules that are due, approved or asked for, and tries failed people again',
  timetable: '* * * * *',
  event: 'rules.requested',
  concurrencyKey: RUN_RULES,
  payload: z.strictObject({}),
  run: (ctx) => runRules(ctx, { rest: setTimeout }),
});
