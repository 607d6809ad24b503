import { hash } from 'node:crypto';
import { hashOfSecret } from '@/lib/auth/token-hash';
import type { readCalendarOperation } from '@/lib/contracts/history/calendar';
import type { FileAnswer, InputOf } from '@/lib/contracts/operation';
import type { Settings } from '@/lib/contracts/settings';
import type { PersonActor } from '@/lib/core/actor';
import { env } from '@/lib/core/env';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { absoluteUrl } from '@/lib/emails/absolute-url';
import { scheduleOf } from '@/lib/plugins/providers/reminder-ladder';
import type { CalendarWorld } from '@/lib/services/calendar/calendar-kind';
import { findCalendarOwner } from '@/lib/services/calendar/find-calendar-owner';
import { type FoundEvent, findEvents } from '@/lib/services/calendar/find-events';
import { type CalendarEvent, iCalendar } from '@/lib/services/calendar/i-calendar';
import { isolated } from '@/lib/services/calendar/isolated';
import { keepRevisions, type Revision } from '@/lib/services/calendar/keep-revisions';
import { calendarKinds } from '@/lib/services/calendar/kinds/registry';
import { readSettings } from '@/lib/services/settings/read-settings';

const MEDIA_TYPE = 'text/calendar; charset=utf-8';
const HASH_CHARACTERS = 16;
/** Owns nothing, so that whoever asks at an address that leads nowhere takes the same way as everybody. */
const NOBODY: PersonActor = {
  kind: 'person',
  userId: '00000000-0000-0000-0000-000000000000',
  name: '',
  email: '',
  isStaff: false,
  isSupport: false,
  isOnAccessCommittee: false,
  timeZone: 'UTC',
  via: 'token',
  scope: 'read',
  credential: '',
};

/**
 * The calendar at a secret address: what its owner would see signed in. Four statements, whether the address leads anywhere or
 * not. What changed since a program last read it has a higher sequence from now on.
 * @throws not_found for an address that is unknown, replaced or ended, and for one of somebody who is not active
 */
export async function readCalendar(ctx: Ctx, { secret }: InputOf<typeof readCalendarOperation>): Promise<FileAnswer> {
  const owner = await findCalendarOwner({ credential: hashOfSecret(secret), at: ctx.now });
  const theirs: Ctx = {
    ...ctx,
    actor: owner === undefined ? NOBODY : { kind: 'person', via: 'token', scope: 'read', ...owner },
  };
  const world = { reminderDays: remindersBy(await readSettings(ctx.db)) };
  // Where this installation is, with which the addresses of its pages begin and UIDs end.
  const home = new URL(absoluteUrl('/'));
  const events = (await findEvents(theirs)).map((found) => eventOf(found, world, { home, now: ctx.now }));
  await keepRevisions(
    theirs,
    events.map(({ revision }) => revision),
  );
  if (owner === undefined) throw new DomainError('not_found');
  const content = iCalendar(
    env.HEED_SITE_NAME,
    events.map(({ event }) => event),
  );
  return { content, mediaType: MEDIA_TYPE, fileName: null };
}

const kinds = new Map(calendarKinds.map((kind) => [kind.kind, kind]));

/** The reminder days of an offering by its own schedule, each of which is read once: most offerings have none. */
function remindersBy({ USER_ACTIONS_DEFAULT_EXPIRATION_REMINDERS: usual }: Settings): CalendarWorld['reminderDays'] {
  const known = new Map<string, number[]>();
  return (own) => {
    const key = JSON.stringify(own);
    const days = known.get(key) ?? scheduleOf(own, usual);
    known.set(key, days);
    return days;
  };
}

type Reading = { home: URL; now: Date };

function eventOf(
  found: FoundEvent,
  world: CalendarWorld,
  { home, now }: Reading,
): { event: CalendarEvent; revision: Revision } {
  const { at_ms, day, kind, last_changed_ms, last_hash, last_sequence, object_id } = found;
  const texts = kinds.get(kind)?.textsOf(found.facts, world);
  if (texts === undefined) throw new Error(`There is no kind of calendar events called ${kind}.`);
  const shown = {
    at: day ?? new Date(at_ms),
    title: isolated(texts.title),
    details: texts.details.filter((line) => line !== '').map(isolated),
    url: texts.page === null ? null : home.href + texts.page.slice(1),
  };
  const content_hash = hash('sha256', JSON.stringify(shown), 'base64url').slice(0, HASH_CHARACTERS);
  const isKnown = last_hash === content_hash;
  const sequence = isKnown ? (last_sequence ?? 0) : (last_sequence ?? -1) + 1;
  const changedMs = isKnown ? (last_changed_ms ?? now.getTime()) : now.getTime();
  const event = {
    ...shown,
    uid: `${kind}-${object_id}@${home.host}`,
    sequence,
    changedMs,
    alarms: texts.alarms ?? [],
  };
  return { event, revision: { kind, object_id, content_hash, sequence, changedMs, isKnown } };
}
