import { z } from 'zod';
import { uuid } from '@/lib/contracts/common';
import { sql } from '@/lib/db/client';
import { dayInWords } from '@/lib/plugins/rules/day-in-words';
import { defineFilter, type MatchFacts, nameOf } from '@/lib/plugins/rules/filter';
import { listInWords } from '@/lib/plugins/rules/list-in-words';

const MOST_REQUIREMENTS = 100;

const configSchema = z.strictObject({
  requirement_ids: z
    .array(uuid.meta({ reference: 'requirement' }))
    .min(1)
    .max(MOST_REQUIREMENTS)
    .nullable()
    .default(null)
    .meta({ title: 'Requirements' })
    .describe('Null: any access requirement.'),
});

type Config = z.output<typeof configSchema>;

/** When access through an approval ended or will, whether or not a job has noted it; null for never. */
const end = sql`least(approval.ended_at, approval.expired_on)`;

export const accessExpired = defineFilter({
  key: 'access_expired',
  label: 'Access ended',
  configSchema,
  example: { requirement_ids: null },
  offeredWhen: sql`EXISTS (SELECT FROM access_requirement)`,
  sentence: ({ requirement_ids }, names) => {
    const named = requirement_ids?.map((target) => nameOf(names, 'requirement', target));
    return named === undefined
      ? 'had access that has ended'
      : `had access to ${listInWords(named, 'or')} that has ended`;
  },
  references: ({ requirement_ids }) =>
    (requirement_ids ?? []).map((target, at) => ({ kind: 'requirement', target, path: `requirement_ids.${at}` })),
  condition: (config, facts) => sql`person.id IN (
    SELECT approval.accessor_id FROM ${approvals(config)} GROUP BY approval.accessor_id HAVING ${hasAllEnded(facts)})`,
  episode: (config) => sql`(SELECT max(${end}) FROM ${approvals(config)} AND approval.accessor_id = person.id)`,
  why: (config, { timeZone }) => sql`(SELECT 'Access ended on ' || ${dayInWords(sql`max(${end})`, timeZone)} || '.'
    FROM ${approvals(config)} AND approval.accessor_id = person.id)`,
});

function approvals({ requirement_ids }: Config) {
  const isAsked = requirement_ids === null ? sql`TRUE` : sql`approval.requirement_id = ANY(${requirement_ids}::uuid[])`;
  return sql`access_approval AS approval WHERE ${isAsked}`;
}

function hasAllEnded({ at }: MatchFacts) {
  return sql`bool_and(coalesce(${end} <= ${at}::timestamptz, false))`;
}
