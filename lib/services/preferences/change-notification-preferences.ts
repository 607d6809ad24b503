import { requirePerson } from '@/lib/auth/require';
import {
  changeNotificationPreferencesOperation,
  type NotificationPreferences,
  type PreferenceChoice,
  type PreferredChannel,
  type QuietHours,
  type When,
} from '@/lib/contracts/delivery/preferences';
import type { InputOf } from '@/lib/contracts/operation';
import { type DomainError, fieldError } from '@/lib/core/errors';
import { minutesOf } from '@/lib/core/minutes';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { userActionDigest } from '@/lib/plugins/notification-kinds/user-action-digest';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import { readNotificationPreferences } from '@/lib/services/preferences/read-notification-preferences';

/** `requireVersion` is given the preferences as they are now and refuses a change by somebody who read older ones. */
type Precondition = { requireVersion: (current: NotificationPreferences) => void };

type Change = { kind: string; channel: string; from: When; to: When; isDefault: boolean };

/**
 * Changes what the caller is told of, and their quiet hours; what is not given stays.
 * @throws validation_failed for what cannot reach them and for what nobody may change; version_stale
 */
export async function changeNotificationPreferences(
  ctx: Ctx,
  { choices = [], quiet_hours }: InputOf<typeof changeNotificationPreferencesOperation>,
  { requireVersion }: Precondition,
): Promise<NotificationPreferences> {
  const { userId } = requirePerson(ctx);
  return change(ctx, { operation: changeNotificationPreferencesOperation.id, subjectType: 'user' }, async (tx) => {
    await tx.db.$queryRaw(sql`SELECT 1 FROM user_account WHERE id = ${userId}::uuid FOR UPDATE`);
    const before = await readNotificationPreferences(tx);
    requireVersion(before);
    const changes = changesAmong(choices, before);
    const quiet = quiet_hours === undefined ? null : checked(quiet_hours);
    const isQuietChanged = quiet !== null && JSON.stringify(quiet) !== JSON.stringify(before.quiet_hours);
    if (changes.length === 0 && !isQuietChanged) return unchanged(before);
    await storeChoices(tx, userId, changes);
    if (isQuietChanged) await storeQuietHours(tx, userId, quiet);
    const facts = Object.fromEntries(
      changes.map(({ kind, channel, from, to }) => [`${kind}.${channel}`, { from, to }]),
    );
    return changed(await readNotificationPreferences(tx), {
      subjectId: userId,
      facts: { ...facts, ...(isQuietChanged && { quiet_hours: { from: before.quiet_hours, to: quiet } }) },
      touches: [{ topic: 'notifications', userIds: [userId] }],
    });
  });
}

/** What the choices change. Each may be made once, among those that there are. */
function changesAmong(choices: readonly PreferenceChoice[], { kinds }: NotificationPreferences): Change[] {
  const seen = new Set<string>();
  return choices.flatMap(({ kind, channel, when }, place): Change[] => {
    const field = `choices.${place}`;
    const known = kinds.find((one) => one.kind === kind);
    if (known === undefined)
      throw notAmong(
        `${field}.kind`,
        kinds.map((one) => one.kind),
      );
    const preference = known.channels.find((one) => one.channel === channel);
    if (preference === undefined)
      throw notAmong(
        `${field}.channel`,
        known.channels.map((one) => one.channel),
      );
    if (seen.has(`${kind} ${channel}`)) throw fieldError(field, `Duplicate choice: ${kind} by ${channel}.`);
    seen.add(`${kind} ${channel}`);
    requireChoice(preference, when, `${field}.when`);
    const isDefault = when === preference.default_when;
    return when === preference.when ? [] : [{ kind, channel, from: preference.when, to: when, isDefault }];
  });
}

function requireChoice({ choices, reason }: PreferredChannel, when: When, field: string): void {
  if (choices.includes(when)) return;
  throw reason === null ? notAmong(field, choices) : fieldError(field, `Can’t be changed. ${reason}`);
}

function notAmong(field: string, known: readonly string[]): DomainError {
  return fieldError(field, `Must be one of ${known.join(', ')}.`);
}

/** Quiet hours with each day once, in the order of the week. */
function checked(given: QuietHours): QuietHours {
  if (given.from === given.until) throw fieldError('quiet_hours.until', 'Choose a different time.');
  return { ...given, days: [...new Set(given.days)].toSorted((a, b) => a - b) };
}

/** Only what differs from the default is kept, and the digest of actions where its one-click links switch it. */
async function storeChoices(tx: Ctx, user_id: string, changes: readonly Change[]): Promise<void> {
  const isDigest = ({ kind }: Change) => kind === userActionDigest.id;
  const digest = changes.find(isDigest);
  if (digest !== undefined) {
    const data = { digest_enabled: digest.to === 'digest', modified: tx.now };
    await tx.db.user.update({ where: { id: user_id }, data });
  }
  const rest = changes.filter((change) => !isDigest(change));
  if (rest.length === 0) return;
  const keys = rest.map(({ kind, channel }) => ({ user_id, kind, channel }));
  await tx.db.notificationPreference.deleteMany({ where: { OR: keys } });
  const kept = rest.filter(({ isDefault }) => !isDefault);
  await tx.db.notificationPreference.createMany({
    data: kept.map(({ kind, channel, to }) => ({ user_id, kind, channel, when: to })),
  });
}

async function storeQuietHours(tx: Ctx, id: string, { is_on, from, until, days }: QuietHours): Promise<void> {
  await tx.db.user.update({
    where: { id },
    data: {
      quiet_enabled: is_on,
      quiet_from_minute: minutesOf(from),
      quiet_until_minute: minutesOf(until),
      quiet_days: days,
      modified: tx.now,
    },
  });
}
