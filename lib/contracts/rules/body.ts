import { z } from 'zod';
import { text, uuid } from '@/lib/contracts/common';
import { approvalPolicies, MOST_ENTRIES } from '@/lib/contracts/rules/definition';
import { filterTree } from '@/lib/contracts/rules/filter-tree';

const MOST_PEOPLE = 1_000_000;
const MOST_NAME = 255;
const NO_NAME = 'The name field must not be empty.';
const NO_ACTION = 'The action field must be a valid action.';

const capPercent = z
  .number()
  .min(0)
  .max(100)
  .refine((value) => Math.abs(value * 10 - Math.round(value * 10)) < 1e-9, 'Must have at most one decimal.');

/** How many people a run may act on or warn. */
export const ruleCaps = z.strictObject({
  max_users: z.int().min(1).max(MOST_PEOPLE).default(50),
  max_percent: capPercent.default(5).describe('Of the active people.'),
});

/** When a rule runs: five fields of cron, and the zone in which they and its days are meant. */
export const ruleSchedule = z.strictObject({ cron: z.string().max(200), time_zone: z.string().max(100) });

const action = z.strictObject(
  { key: z.string({ error: NO_ACTION }), config: z.record(z.string(), z.unknown()).default({}) },
  { error: (issue) => (issue.code === 'unrecognized_keys' ? 'Unknown field.' : NO_ACTION) },
);

const usual = {
  caps: { max_users: 50, max_percent: 5 },
  excluded: (): string[] => [],
} as const;

/** What staff decide about a rule, each as it is when they do not. Left out, the schedule is daily at 03:20 in the installation's zone. */
export const ruleBody = z.strictObject({
  name: z
    .string({ error: NO_NAME })
    .trim()
    .min(1, NO_NAME)
    .max(MOST_NAME, `Must be at most ${MOST_NAME} characters long.`)
    .refine((value) => !/\p{Cc}|[\u2028\u2029]/u.test(value), 'Must be one line.'),
  description: text(5_000).default(''),
  action,
  filters: filterTree,
  schedule: ruleSchedule.optional(),
  caps: ruleCaps.default(usual.caps),
  warn_days: z.int().min(0).max(365).default(0),
  repeat_days: z.int().min(1).max(3_650).nullable().default(null),
  run_order: z.int().min(1).max(MOST_PEOPLE).default(100),
  protect_staff: z.boolean().default(true),
  excluded_user_uuids: z.array(uuid).max(MOST_ENTRIES).default(usual.excluded),
  approval_policy: z.enum(approvalPolicies).default('when_destructive'),
});

export type RuleBody = z.output<typeof ruleBody>;
