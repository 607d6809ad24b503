import { requirePerson } from '@/lib/auth/require';
import type { InputOf } from '@/lib/contracts/operation';
import type { previewSavedRuleOperation } from '@/lib/contracts/rules/preview';
import { DomainError, fieldError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { readVersion } from '@/lib/services/rules/definition/read-version';
import { requireWhole } from '@/lib/services/rules/definition/require-whole';
import { findInvolved } from '@/lib/services/rules/matching/find-involved';
import { lookAt } from '@/lib/services/rules/previews/look-at';
import { makePreview, type PreviewPage } from '@/lib/services/rules/previews/make-preview';

type Input = InputOf<typeof previewSavedRuleOperation>;

/**
 * A preview of a rule. A first page of the current version as of now keeps a snapshot, which an approval may be bound to.
 * @throws not_found; rule_broken naming what the rule lacks; validation_failed for no version of it, or an `at` that has passed
 */
export async function previewSavedRule(ctx: Ctx, input: Input): Promise<PreviewPage> {
  const { userId } = requirePerson(ctx);
  const at = lookAt(input.at, ctx.now);
  const rule = await ctx.db.scheduledRule.findUnique({ where: { id: input.id } });
  if (rule === null) throw new DomainError('not_found');
  const version = await readVersion(ctx, rule.id, input.version ?? rule.version);
  if (version === undefined) throw fieldError('version', 'The rule has no such version.');
  const names = await requireWhole(ctx, version.definition);
  const selfIds = [...(await findInvolved(ctx, rule.id, version)), userId];
  const isKept = version.version === rule.version && isWholeList(input);
  return makePreview(ctx, {
    target: { ruleId: rule.id, definition: version.definition, facts: { at, timeZone: rule.time_zone }, selfIds },
    names,
    version: version.version,
    authorIds: version.authorIds,
    page: input,
    kept: isKept ? { at: ctx.now, byId: userId } : null,
  });
}

/** The beginning of all people who match now, as somebody looks at it before approving. */
function isWholeList({ at, cursor, page, q }: Input): boolean {
  return at === undefined && cursor === undefined && page === 1 && q === undefined;
}
