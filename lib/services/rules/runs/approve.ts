import { DomainError } from '@/lib/core/errors';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { needsApproval } from '@/lib/services/rules/definition/needs-approval';
import { readVersion, type StoredVersion } from '@/lib/services/rules/definition/read-version';
import { type HeldRule, requireStatus } from '@/lib/services/rules/lifecycle/hold-rule';
import { readActing } from '@/lib/services/rules/runs/acting';
import { claimList } from '@/lib/services/rules/runs/claim-list';
import { APPROVAL_HOURS } from '@/lib/services/rules/runs/expire-waiting';

const HOUR_MS = 3_600_000;

/** The caller, who must be somebody else than the author of a version, also a former one. @throws not_allowed */
export function requireOther({ actor }: Ctx, { authorIds }: StoredVersion): string {
  if (actor.kind !== 'person') throw new DomainError('not_allowed');
  if (authorIds.includes(actor.userId)) {
    throw new DomainError('not_allowed', { detail: 'Someone other than the author of this version has to do this.' });
  }
  return actor.userId;
}

/** The current version of a rule that may be approved. @throws moved_on where none is needed; not_allowed for its author */
export async function requireApprovable(tx: Ctx, rule: HeldRule): Promise<{ version: StoredVersion; byId: string }> {
  requireStatus(rule, ['draft', 'active', 'paused']);
  const version = await readVersion(tx, rule.id, rule.version);
  if (version === undefined) throw new DomainError('not_found');
  if (!needsApproval(version.definition)) {
    throw new DomainError('moved_on', { detail: 'This rule needs no approval.' });
  }
  return { version, byId: requireOther(tx, version) };
}

type Approving = { setHash: string; byId: string };

/** Keeps the approval of the people whose ids a statement selects as one array. @returns its id */
export async function keepApproval(
  { db, now }: Ctx,
  rule: HeldRule,
  { byId, setHash, userIds }: Approving & { userIds: Sql },
): Promise<string> {
  const [kept] = await db.$queryRaw<{ id: string }[]>(sql`
    INSERT INTO rule_approval (rule_id, version, set_hash, user_ids, approved_by_id, approved_at, expires_at)
    VALUES (${rule.id}::uuid, ${rule.version}, ${setHash}, coalesce((${userIds}), '{}'), ${byId}::uuid, ${now}::timestamptz,
      ${approvedUntil(now)}::timestamptz) RETURNING id`);
  if (kept === undefined) throw new Error('An approval was not kept.');
  return kept.id;
}

/** Approves the list of a waiting run, which starts at once. The caller holds the lock of lists. @throws moved_on while another run acts */
export async function approveWaiting(tx: Ctx, rule: HeldRule, runId: string, given: Approving): Promise<void> {
  const acting = { state: { in: ['queued', 'running', 'quarantined'] }, rule_id: rule.id };
  if ((await tx.db.ruleRun.count({ where: acting })) > 0) {
    throw new DomainError('moved_on', { detail: 'Another run of the rule hasn’t ended yet.' });
  }
  const userIds = sql`SELECT array_agg(subject.user_id ORDER BY subject.user_id)
    FROM rule_run_person AS listed JOIN rule_subject AS subject ON subject.id = listed.subject_id
    WHERE listed.run_id = ${runId}::uuid`;
  const approvalId = await keepApproval(tx, rule, { ...given, userIds });
  await approveList(tx, runId, given.byId);
  await claimList(tx, await readActing(tx, runId), sql`approval.id = ${approvalId}::uuid`);
}

/** Approves everyone on the list of a run; whom somebody approved before stays approved by them. */
export async function approveList({ db, now }: Ctx, runId: string, byId: string): Promise<void> {
  await db.$executeRaw(sql`
    UPDATE rule_subject AS subject SET approved_until = ${approvedUntil(now)}::timestamptz,
      approved_by_id = coalesce(subject.approved_by_id, ${byId}::uuid)
    FROM rule_run_person AS listed WHERE listed.run_id = ${runId}::uuid AND listed.subject_id = subject.id`);
}

function approvedUntil(now: Date): Date {
  return new Date(now.getTime() + APPROVAL_HOURS * HOUR_MS);
}

/** The oldest instant from which a list can still be approved. */
export function approvableSince(now: Date): Date {
  return new Date(now.getTime() - APPROVAL_HOURS * HOUR_MS);
}

/** @throws moved_on with the hash of the newest snapshot or waiting run of the version, null without one */
export async function throwHashMismatch(tx: Ctx, rule: HeldRule): Promise<never> {
  const [newest] = await tx.db.$queryRaw<{ set_hash: string }[]>(sql`
    SELECT set_hash FROM (
      SELECT set_hash, at FROM rule_snapshot WHERE rule_id = ${rule.id}::uuid AND version = ${rule.version}
      UNION ALL
      SELECT set_hash, started_at FROM rule_run
      WHERE rule_id = ${rule.id}::uuid AND version = ${rule.version} AND state = 'waiting_for_approval') AS list
    ORDER BY at DESC LIMIT 1`);
  throw new DomainError('moved_on', {
    detail: 'The list has changed since you saw it. Look at it again.',
    members: { set_hash: newest?.set_hash ?? null },
  });
}
