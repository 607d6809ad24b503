import type { PurgeProfile } from '@/lib/contracts/people/purge-profiles';
import { callerId } from '@/lib/core/caller-id';
import { nextTick } from '@/lib/core/next-tick';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { readSchedule } from '@/lib/services/rules/definition/read-schedule';
import { readVersion } from '@/lib/services/rules/definition/read-version';
import { referencesOf } from '@/lib/services/rules/definition/references-of';
import { endRuleWork } from '@/lib/services/rules/lifecycle/end-rule-work';
import { type HeldRule, holdRule } from '@/lib/services/rules/lifecycle/hold-rule';
import { requireFreeRuleName } from '@/lib/services/rules/lifecycle/require-free-rule-name';
import { saveVersion, type VersionDifference, versionDifferences } from '@/lib/services/rules/lifecycle/save-version';
import { profileDefinition } from '@/lib/services/rules/profiles/profile-definition';

/**
 * Makes the built-in rule of a purge profile what the profile is now: there and active while it is on, archived while it is
 * off. What is purged, `differences`, and when make a new version, which needs a new approval; its author is whoever changed
 * the profile last. Inside a transaction only. @throws already_exists when another rule has its name
 */
export async function carryOutProfile(
  tx: Ctx,
  profile: PurgeProfile,
  differences: readonly VersionDifference[],
): Promise<void> {
  const known = await tx.db.scheduledRule.findUnique({ where: { profile_id: profile.id }, select: { id: true } });
  if (known === null) {
    if (profile.is_on) await addRule(tx, profile);
    return;
  }
  const rule = await holdRule(tx, known.id);
  if (profile.is_on) await keepRule(tx, rule, profile, differences);
  else await putAway(tx, rule);
}

const nameOf = ({ name }: PurgeProfile) => `Purge: ${name}`;

async function addRule(tx: Ctx, profile: PurgeProfile): Promise<void> {
  const name = nameOf(profile);
  await requireFreeRuleName(tx, name);
  const schedule = await readSchedule(tx, undefined);
  const { id } = await tx.db.scheduledRule.create({
    data: {
      name,
      ...schedule,
      status: 'active',
      profile_id: profile.id,
      next_run_at: nextTick(schedule.cron, tx.now, schedule.time_zone),
      created: tx.now,
      created_by_id: callerId(tx),
      modified: tx.now,
    },
  });
  await addVersion(tx, { id, version: 1 }, profile, []);
}

async function keepRule(
  tx: Ctx,
  rule: HeldRule,
  profile: PurgeProfile,
  ofProfile: readonly VersionDifference[],
): Promise<void> {
  const before = await readVersion(tx, rule.id, rule.version);
  const ofRule = before === undefined ? [] : versionDifferences(before.definition, profileDefinition(profile));
  const differences = [...ofRule, ...ofProfile];
  const version = rule.version + (differences.length > 0 ? 1 : 0);
  await requireFreeRuleName(tx, nameOf(profile), rule.id);
  if (differences.length > 0) {
    await endRuleWork(tx, rule, 'rule_changed');
    await addVersion(tx, { id: rule.id, version }, profile, differences);
  }
  const isBack = rule.status === 'archived';
  await tx.db.scheduledRule.update({
    where: { id: rule.id },
    data: {
      name: nameOf(profile),
      version,
      modified: tx.now,
      ...(isBack && { status: 'active', next_run_at: nextTick(rule.cron, tx.now, rule.time_zone) }),
    },
  });
  const author = callerId(tx);
  await tx.db.$executeRaw(sql`
    UPDATE rule_version SET author_id = ${author}::uuid, former_author_ids = array_append(former_author_ids, author_id)
    WHERE rule_id = ${rule.id}::uuid AND version = ${version} AND author_id <> ${author}::uuid`);
}

async function putAway(tx: Ctx, rule: HeldRule): Promise<void> {
  if (rule.status === 'archived') return;
  await endRuleWork(tx, rule, 'rule_archived');
  await tx.db.scheduledRule.update({
    where: { id: rule.id },
    data: { status: 'archived', paused_at: null, next_run_at: null, modified: tx.now },
  });
}

function addVersion(
  tx: Ctx,
  { id, version }: { id: string; version: number },
  profile: PurgeProfile,
  differences: readonly VersionDifference[],
): Promise<void> {
  const definition = profileDefinition(profile);
  const read = { definition, references: referencesOf(definition) };
  return saveVersion(tx, { ruleId: id, version, read, differences });
}
