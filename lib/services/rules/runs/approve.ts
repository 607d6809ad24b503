import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { needsApproval } from '@/lib/services/rules/definition/needs-approval';
import { readVersion, type StoredVersion } from '@/lib/services/rules/definition/read-version';
import { type HeldRule, requireStatus } from '@/lib/services/rules/lifecycle/hold-rule';
import { readActing } from '@/lib/services/rules/runs/acting';
import { claimList } from '@/lib/services/rules/runs/claim-list';
import { APPROVAL_HOURS } from '@/lib/services/rules/runs/expire-waiting';

const HOUR_MS = 3_600_000;

/** The caller, who must be somebody else than the author of a version. @throws not_allowed */
export function requireOther({ actor }: Ctx, { authorId }: StoredVersion): string {
  if (actor.kind !== 'person') throw new DomainError('not_allowed');
  if (actor.userId === authorId) {
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

/** Keeps the approval of these people. @returns its id */
export async function keepApproval(
  tx: Ctx,
  rule: HeldRule,
  { byId, setHash, userIds }: Approving & { userIds: readonly string[] },
): Promise<string> {
  const { id } = await tx.db.ruleApproval.create({
    data: {
      rule_id: rule.id,
      version: rule.version,
      set_hash: setHash,
      user_ids: [...userIds],
      approved_by_id: byId,
      approved_at: tx.now,
      expires_at: new Date(tx.now.getTime() + APPROVAL_HOURS * HOUR_MS),
    },
  });
  return id;
}

/** Approves the list of a waiting run, which starts at once. The caller holds the lock of lists. @throws moved_on while another run acts */
export async function approveWaiting(tx: Ctx, rule: HeldRule, runId: string, given: Approving): Promise<void> {
  const acting = { state: { in: ['queued', 'running', 'quarantined'] }, rule_id: rule.id };
  if ((await tx.db.ruleRun.count({ where: acting })) > 0) {
    throw new DomainError('moved_on', { detail: 'Another run of the rule hasn’t ended yet.' });
  }
  const people = await tx.db.ruleRunPerson.findMany({
    where: { run_id: runId },
    select: { subject: { select: { user_id: true } } },
  });
  const userIds = people.map(({ subject }) => subject.user_id);
  const approvalId = await keepApproval(tx, rule, { ...given, userIds });
  await claimList(tx, await readActing(tx, runId), [approvalId]);
}

/** The oldest instant from which a list can still be approved. */
export function approvableSince(now: Date): Date {
  return new Date(now.getTime() - APPROVAL_HOURS * HOUR_MS);
}

/** @throws moved_on with the hash of the newest snapshot or waiting run of the version, null without one */
export async function refuseHash(tx: Ctx, rule: HeldRule): Promise<never> {
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
