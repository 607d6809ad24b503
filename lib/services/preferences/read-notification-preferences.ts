import { requirePerson } from '@/lib/auth/require';
import type { NotificationPreferences, PreferredChannel, When } from '@/lib/contracts/delivery/preferences';
import { timeOfDay } from '@/lib/core/minutes';
import type { Ctx } from '@/lib/db/context';
import type { ChannelSetting, NotificationKind } from '@/lib/plugins/notification-kinds/notification-kind';
import { notificationKinds } from '@/lib/plugins/notification-kinds/registry';

/** What is shown while somebody has never chosen hours. */
const USUAL_HOURS = { from: 22 * 60, until: 7 * 60 };

type Stored = { digest_enabled: boolean; preferences: readonly { kind: string; channel: string; when: string }[] };

/** What the caller is told of, and when: every kind that can reach them, with its defaults; and their quiet hours. */
export async function readNotificationPreferences(ctx: Ctx): Promise<NotificationPreferences> {
  const { userId } = requirePerson(ctx);
  const person = await ctx.db.user.findUniqueOrThrow({
    where: { id: userId },
    select: {
      is_staff: true,
      time_zone: true,
      digest_enabled: true,
      quiet_enabled: true,
      quiet_from_minute: true,
      quiet_until_minute: true,
      quiet_days: true,
      preferences: { select: { kind: true, channel: true, when: true } },
    },
  });
  return {
    time_zone: person.time_zone,
    kinds: kindsThatReach(person).map((kind) => shown(kind, person)),
    quiet_hours: {
      is_on: person.quiet_enabled,
      from: timeOfDay(person.quiet_from_minute ?? USUAL_HOURS.from),
      until: timeOfDay(person.quiet_until_minute ?? USUAL_HOURS.until),
      days: person.quiet_days,
    },
  };
}

function kindsThatReach({ is_staff }: { is_staff: boolean }): NotificationKind[] {
  const reaching = notificationKinds.filter(
    ({ audience, digestOf }) => digestOf !== 'notices' && (is_staff || audience !== 'staff'),
  );
  return reaching.toSorted((a, b) => Number(isOfAccount(a)) - Number(isOfAccount(b)));
}

/** What everybody is told of their own account stands last: there is nothing to choose. */
function isOfAccount({ audience, isMandatory }: NotificationKind): boolean {
  return audience !== 'staff' && isMandatory;
}

function shown(kind: NotificationKind, person: Stored): NotificationPreferences['kinds'][number] {
  const channels = Object.entries(kind.channels).map(
    ([channel, setting]): PreferredChannel => ({
      channel,
      when: chosen(kind, channel, setting, person),
      default_when: setting.default,
      choices: [...setting.choices],
      is_mandatory: setting.fixedBecause !== null,
      reason: setting.fixedBecause,
    }),
  );
  const { id, label, description, isMandatory } = kind;
  return { kind: id, label, description, is_mandatory: isMandatory, channels };
}

/** What was stored and is no choice any more counts as undecided. */
function chosen(kind: NotificationKind, channel: string, setting: ChannelSetting, person: Stored): When {
  if (kind.digestOf === 'actions') return person.digest_enabled ? 'digest' : 'off';
  const stored = person.preferences.find((one) => one.kind === kind.id && one.channel === channel)?.when;
  return setting.choices.find((when) => when === stored) ?? setting.default;
}
