import { z } from 'zod';
import { text } from '@/lib/contracts/common';
import { operation } from '@/lib/contracts/operation';
import { MOST_ENTRIES, referenceKinds } from '@/lib/contracts/rules/definition';

/** Something that the settings of a rule can name. */
export const ruleReference = z.strictObject({
  /** What the settings hold: an ID, or the name of a role. */
  target: z.string(),
  name: z.string(),
  /** What tells it from others of its name. */
  detail: z.string(),
});

export type RuleReference = z.output<typeof ruleReference>;

export const listRuleReferencesOperation = operation({
  id: 'scheduled_rule_references_list',
  method: 'GET',
  path: '/api/scheduled-rule-references/',
  summary: 'Find what the settings of a rule can name: the first 20 by name, or those with the given targets',
  permission: 'STAFF_OR_SUPPORT',
  query: z.strictObject({
    kind: z.enum(referenceKinds),
    q: text(200).optional(),
    targets: z
      .string()
      .max(40 * MOST_ENTRIES)
      .transform((value) => value.split(',').filter((target) => target !== ''))
      .optional()
      .describe('Instead of a search: those with these targets, separated by commas.'),
  }),
  answer: z.array(ruleReference),
});
