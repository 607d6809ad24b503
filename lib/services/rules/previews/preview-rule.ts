import { requirePerson } from '@/lib/auth/require';
import type { InputOf } from '@/lib/contracts/operation';
import type { previewRuleOperation } from '@/lib/contracts/rules/preview';
import { fieldError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { readDefinition } from '@/lib/services/rules/definition/read-definition';
import { readSchedule } from '@/lib/services/rules/definition/read-schedule';
import { lookAt } from '@/lib/services/rules/previews/look-at';
import { makePreview, type PreviewPage } from '@/lib/services/rules/previews/make-preview';

/** A preview of what is not saved; nothing is kept. @throws validation_failed as for saving it; for an `at` that has passed */
export async function previewRule(ctx: Ctx, input: InputOf<typeof previewRuleOperation>): Promise<PreviewPage> {
  const { userId } = requirePerson(ctx);
  const { time_zone: timeZone } = await readSchedule(ctx, input.schedule);
  const at = lookAt(input.at, ctx.now);
  const { definition, names } = await readDefinition(ctx, input);
  const ruleId = input.rule_id ?? null;
  if (ruleId !== null && (await ctx.db.scheduledRule.count({ where: { id: ruleId } })) === 0) {
    throw fieldError('rule_id', 'There is no such rule.');
  }
  return makePreview(ctx, {
    target: { ruleId, definition, facts: { at, timeZone }, selfIds: [userId] },
    names,
    version: 0,
    authorIds: [userId],
    page: input,
    kept: null,
  });
}
