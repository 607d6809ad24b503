import { z } from 'zod';
import { downloadQuery, givenInstant, instant, pageQuery, text, uuid } from '@/lib/contracts/common';
import { operation } from '@/lib/contracts/operation';
import { ruleBody } from '@/lib/contracts/rules/body';
import { exclusionReasons } from '@/lib/contracts/rules/definition';

export const noticeCodes = [
  'repeats_never',
  'always_nobody',
  'always_everybody_active',
  'warns_unreachable',
  'cap_below_current_count',
  'no_approver',
] as const;

/** Something about a rule that its author may not have meant; it keeps nobody from saving. */
export const ruleNotice = z.strictObject({
  code: z.enum(noticeCodes),
  message: z.string(),
  /** Of the field, for example filters.all.0. */
  path: z.string(),
});

export type RuleNotice = z.output<typeof ruleNotice>;

/** Somebody whom the rule would act on, or warn. */
export const previewedUser = z.strictObject({
  uuid,
  username: z.string(),
  full_name: z.string(),
  email: z.string(),
  will: z.enum(['act', 'warn']),
  /** Why they match, in sentences. */
  why: z.array(z.string()),
});

export type PreviewedUser = z.output<typeof previewedUser>;

const reason = z.enum(exclusionReasons);

/** Whom a rule would act on, or warn, if it ran; and who matches but is left out, and why. */
export const rulePreview = z.strictObject({
  count: z.int(),
  /** count and all excluded. */
  matched: z.int(),
  /** SHA-256 in hex over rule, version and the ids of all these people. */
  set_hash: z.string(),
  users: z.array(previewedUser),
  excluded: z.record(reason, z.int()),
  /** The first 100 by username. */
  excluded_users: z.array(z.strictObject({ uuid, username: z.string(), reason })),
  /** How many more people would match if every missing date counted as reached. */
  without_date: z.int(),
  /** What changed since the newest snapshot of the rule; null without one. */
  since_last: z.strictObject({ at: instant, added: z.int(), gone: z.int() }).nullable(),
  notices: z.array(ruleNotice),
});

export type RulePreview = z.output<typeof rulePreview>;

const query = z.strictObject({ ...pageQuery, ...downloadQuery, q: text(200).optional() });

const at = givenInstant.optional().describe('Looks at the people of today as of an instant up to ten years ahead.');

export const previewRuleOperation = operation({
  id: 'scheduled_rules_preview',
  method: 'POST',
  path: '/api/scheduled-rules/preview/',
  summary: 'Preview whom a rule would act on, without saving it',
  permission: 'STAFF_OR_SUPPORT',
  query,
  body: z.strictObject({
    ...ruleBody.shape,
    name: ruleBody.shape.name.optional(),
    at,
    rule_id: uuid.optional().describe('The rule whose history counts.'),
  }),
  answer: rulePreview,
  gives: { kind: 'paged', rows: 'users' },
  isAudited: false,
});

export const previewSavedRuleOperation = operation({
  id: 'scheduled_rules_preview_saved',
  method: 'POST',
  path: '/api/scheduled-rules/{id}/preview/',
  summary: 'Preview whom a rule would act on if it ran now',
  permission: 'STAFF_OR_SUPPORT',
  params: z.strictObject({ id: uuid }),
  query,
  body: z.strictObject({ at, version: z.int().min(1).max(1_000_000).optional() }),
  answer: rulePreview,
  gives: { kind: 'paged', rows: 'users' },
  errors: ['not_found', 'rule_broken'],
  isAudited: false,
});
