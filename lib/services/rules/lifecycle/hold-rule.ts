import type { RuleStatus } from '@/lib/contracts/rules/definition';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

/** What decides whether something may be done with a rule. */
export type HeldRule = {
  id: string;
  name: string;
  description: string;
  status: RuleStatus;
  version: number;
  cron: string;
  time_zone: string;
  run_order: number;
  is_broken: boolean;
  broken_reasons: { code: string; path: string; message: string }[];
  profile_id: string | null;
  next_run_at: Date | null;
  paused_at: Date | null;
};

/** A rule that nobody else changes until the transaction ends. @throws not_found */
export async function holdRule({ db }: Ctx, id: string): Promise<HeldRule> {
  const [held] = await db.$queryRaw<HeldRule[]>(sql`
    SELECT id, name, description, status, version, cron, time_zone, run_order, is_broken, broken_reasons, profile_id,
      next_run_at, paused_at
    FROM scheduled_rule WHERE id = ${id}::uuid FOR UPDATE`);
  if (held === undefined) throw new DomainError('not_found');
  return held;
}

/** Refuses what only a purge profile may change. @throws moved_on */
export function requireOwnRule({ profile_id }: HeldRule): void {
  if (profile_id !== null) throw new DomainError('moved_on', { detail: 'Change the purge profile instead.' });
}

/** @throws moved_on naming the status, for a rule in another one */
export function requireStatus({ status }: HeldRule, allowed: readonly RuleStatus[]): void {
  if (!allowed.includes(status)) throw new DomainError('moved_on', { detail: `The rule is ${inWords[status]}.` });
}

const inWords: Readonly<Record<RuleStatus, string>> = {
  draft: 'a draft',
  active: 'active',
  paused: 'paused',
  archived: 'archived',
};

/** @throws rule_broken with the reasons of a broken rule */
export function requireUnbroken({ broken_reasons, is_broken }: HeldRule): void {
  if (is_broken) {
    throw new DomainError('rule_broken', { detail: broken_reasons.map(({ message }) => message).join(' ') });
  }
}
