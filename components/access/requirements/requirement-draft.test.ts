import { describe, expect, it } from 'vitest';
import { consequencesOf, isNeverSent } from '@/components/access/requirements/change-consequences';
import {
  blankDraft,
  bodyOf,
  changedByBoth,
  type DraftMilestone,
  draftOf,
  findDraftErrors,
  hasErrors,
  onTopOf,
  withAnother,
} from '@/components/access/requirements/requirement-draft';
import { createAccessRequirementOperation, MOST_REMINDERS } from '@/lib/contracts/access/requirements';

const tides = { ...blankDraft, name: 'Tides' };
const months = (count: number, key = count): DraftMilestone => ({ key, count, unit: 'months' });
const days = (count: number, key = count): DraftMilestone => ({ key, count, unit: 'days' });

describe('a requirement while it is typed', () => {
  it('is sent as the API takes it: without spaces around texts, and null for what is empty', () => {
    const body = bodyOf({ ...tides, name: ' Tides ', dataset_name: ' ', renewal_details_url: ' https://x.example/ ' });
    expect(createAccessRequirementOperation.body.parse(body)).toMatchObject({
      name: 'Tides',
      dataset_name: null,
      renewal_details_url: 'https://x.example/',
      expiration_period_days: 365,
      reminders: [{ months: 2 }, { months: 1 }],
    });
  });

  it('comes back from what is stored as it was sent', () => {
    const draft = { ...tides, dataset_name: 'Tides of 2026', expiration_period_days: null, reminders: [days(30, 0)] };
    const stored = {
      ...bodyOf(draft),
      id: '',
      external_id: null,
      label: '',
      version: 1,
      is_archived: false,
      archiving_reason: '',
    };
    const times = { created: '2026-11-22T09:00:00Z', updated: '2026-11-22T09:00:00Z' };
    expect(draftOf({ ...stored, ...times, datasetName: null, renewalDetailsUrl: null })).toEqual(draft);
  });

  it('names what can’t be sent at its field: no name, no number, the same reminder twice', () => {
    expect(hasErrors(findDraftErrors(tides))).toBe(false);
    const errors = findDraftErrors({
      ...tides,
      name: ' ',
      expiration_period_days: Number.NaN,
      reminders: [days(7, 1), days(7, 2), months(7, 3), days(Number.NaN, 4)],
    });
    expect(errors).toEqual({
      name: 'Enter a name.',
      expiration_period_days: 'Enter a number of days.',
      ofReminder: new Map([
        [2, 'This reminder is there already.'],
        [4, 'Enter a number.'],
      ]),
    });
  });

  it('takes as many reminders as there may be, each another one', () => {
    let reminders: readonly DraftMilestone[] = [];
    for (let place = 0; place < MOST_REMINDERS; place += 1) reminders = withAnother(reminders);
    expect(findDraftErrors({ ...tides, reminders }).ofReminder.size).toBe(0);
    expect([reminders.length, new Set(reminders.map(({ key }) => key)).size]).toEqual([MOST_REMINDERS, MOST_REMINDERS]);
  });
});

describe('what somebody else saved meanwhile', () => {
  const theirs = { ...tides, name: 'Waves', renewal_text: 'Ask Ada.', reminders: [days(7)] };

  it('replaces what wasn’t touched and leaves what was typed', () => {
    const typed = { ...tides, dataset_name: 'Tides of 2026', renewal_text: 'Ask Ben.' };
    expect(onTopOf(theirs, tides, typed)).toEqual({
      ...theirs,
      dataset_name: 'Tides of 2026',
      renewal_text: 'Ask Ben.',
    });
    expect(changedByBoth(theirs, tides, typed)).toEqual(['renewal_text']);
  });

  it('is no conflict where both typed the same', () => {
    expect(changedByBoth(theirs, tides, { ...tides, name: 'Waves' })).toEqual([]);
  });
});

describe('what saving does', () => {
  it('says that a change of what people are approved for makes a version, and what becomes of reminders', () => {
    const typed = { ...tides, access_type: 'PARTICIPATE', reminders: [months(2), days(14)] } as const;
    expect(consequencesOf(3, tides, typed)).toEqual([
      'Saving makes version 4, because you changed the access type. Access that was approved before stays as it is until it expires, under its own version.',
      'Reminders scheduled for 1 month before the expiry are cancelled.',
      'Reminders 14 days before the expiry are scheduled for all access for which that time is still ahead.',
    ]);
  });

  it('says nothing of texts that emails have, nor of reminders in another order', () => {
    const typed = { ...tides, dataset_name: 'Sea', renewal_text: 'Ask Ada.', reminders: [months(1), months(2)] };
    expect(consequencesOf(3, tides, typed)).toEqual([]);
  });

  it.each([
    [days(30), 30, true],
    [days(29), 30, false],
    [months(1), 28, true],
    [months(1), 29, false],
    [months(12), 365, true],
    [months(12), 366, false],
    [months(1), null, true],
  ] as const)('knows whether a reminder of %o is ever sent when access lasts %s days', (reminder, period, never) => {
    expect(isNeverSent(reminder, period)).toBe(never);
  });
});
