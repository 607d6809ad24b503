import { beforeEach, describe, expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { expireAccess } from '@/lib/services/access-approvals/expire-access';
import { revokeAccess } from '@/lib/services/access-approvals/revoke-access';
import { sendAccessNotices } from '@/lib/services/access-notices/send-access-notices';
import { readDelivery } from '@/lib/services/deliveries/read-delivery';
import { deliver } from '@/lib/services/delivery/deliver';
import { fanOut } from '@/lib/services/delivery/fan-out';
import { clearAccess, makeAccessWorld, noticesTo } from '@/lib/testing/access-world';
import { makeUser } from '@/lib/testing/make';
import { makeApproval } from '@/lib/testing/make-access';
import { systemActor, testContext } from '@/lib/testing/test-context';

beforeEach(clearAccess);

const at = (instant: string) => testContext(systemActor, new Date(instant));
const send = (instant: string) => sendAccessNotices(at(instant));
const expire = (instant: string) => expireAccess(at(instant));
const sendAndDeliver = async (instant: string) => {
  const done = await send(instant);
  await deliver(at(instant));
  return done;
};
const mailsTo = async (user_id: string, kind = 'access_renewal') =>
  (await database().delivery.findMany({ where: { user_id, kind }, orderBy: { created: 'asc' } })).map(({ mail }) =>
    JSON.stringify(mail),
  );
const none = { taken: 0, late: 0, superseded: 0, cancelled: 0 };
const reason = 'They left the study.';
/** Approved on 2026-12-15 for 90 days, so until 2027-03-15. */
const APPROVED = '2026-12-15T10:00:00Z';
const END = '2027-03-15T10:00';
const world = (fields = {}) => makeAccessWorld({ expiration_period_days: 90, ...fields });
const named = (...names: string[]) => Promise.all(names.map((full_name) => makeUser({ full_name })));

describe('the notice of an end is CANCELLED (other_approval)', () => {
  test('when another approval is live now that began after the end', async () => {
    const { approve, submitter } = await world();
    const other = await makeUser({ full_name: 'Olga Other' });
    await approve(APPROVED);
    expect(await expire(`${END}:00Z`)).toEqual({ revoked: 1, told: 1, keep_access: 0 });
    await approve('2027-03-15T10:00:30Z', [submitter], { by: other, type: 'GAIN_ACCESS' });
    expect(await send('2027-03-15T10:01:00Z')).toMatchObject({ taken: 0 });
    expect(await noticesTo(submitter.id, 'access_revoked')).toEqual([
      [null, END, 'CANCELLED', 'other_approval'],
      [null, '2027-06-13T10:00', 'SCHEDULED', null],
    ]);
  });

  test('when another approval was live at the end and expired before the sending; the end of that one is told', async () => {
    const { approve, submitter } = await world();
    const other = await makeUser({ full_name: 'Olga Other' });
    await approve(APPROVED);
    await approve('2026-12-20T10:00:00Z', [submitter], { by: other, type: 'GAIN_ACCESS' });
    expect(await expire('2027-04-01T10:00:00Z')).toEqual({ revoked: 2, told: 1, keep_access: 1 });
    expect(await sendAndDeliver('2027-04-01T10:00:00Z')).toMatchObject({ taken: 1 });
    expect(await noticesTo(submitter.id, 'access_revoked')).toEqual([
      [null, END, 'CANCELLED', 'other_approval'],
      [null, '2027-03-20T10:00', 'SENT', null],
    ]);
  });

  test('when another approval was live at the end and was revoked before the sending', async () => {
    const { approve, at: asStaff, requirement, submitter } = await world();
    const other = await makeUser({ full_name: 'Olga Other' });
    await approve(APPROVED);
    await approve('2026-12-20T10:00:00Z', [submitter], { by: other, type: 'GAIN_ACCESS' });
    expect(await expire(`${END}:00Z`)).toEqual({ revoked: 1, told: 0, keep_access: 1 });
    const group = { requirement_id: requirement.id, submitter_id: other.id };
    await revokeAccess(asStaff('2027-03-15T10:00:30Z'), { ...group, reason, tell_reason: false, dry_run: false });
    await sendAndDeliver('2027-03-15T10:01:00Z');
    expect(await noticesTo(submitter.id, 'access_revoked')).toEqual([
      [null, END, 'CANCELLED', 'other_approval'],
      [null, END, 'SENT', null],
    ]);
  });

  test('not when the other approval ended before and none is live: the end is told', async () => {
    const { approve, submitter } = await world();
    const other = await makeUser({ full_name: 'Olga Other' });
    await approve('2026-12-10T10:00:00Z', [submitter], { by: other, type: 'GAIN_ACCESS' });
    await approve(APPROVED);
    expect(await expire(`${END}:00Z`)).toEqual({ revoked: 2, told: 1, keep_access: 1 });
    await sendAndDeliver(`${END}:00Z`);
    expect(await noticesTo(submitter.id, 'access_revoked')).toEqual([
      [null, '2027-03-10T10:00', 'CANCELLED', 'other_approval'],
      [null, END, 'SENT', null],
    ]);
  });
});

describe('the reminder of a renewal', () => {
  test('counts who loses access with the expiry or within the 7 days after, by name, without those who keep other access beyond', async () => {
    const { approve, requirement, submitter } = await world();
    const people = await named('Zoe Zorn', 'Kim Keeps', 'Kay Keeps', 'Sam Short', 'Eve Edge');
    const [other, early] = [await makeUser(), await makeUser({ full_name: 'Earl Early' })];
    await approve(APPROVED, people);
    await approve('2026-12-22T10:00:00Z', await named('Ada Adams'));
    await approve('2026-12-22T10:00:01Z', await named('Lara Late'));
    const of = { requirement_id: requirement.id, created: new Date(APPROVED) };
    const through = { ...of, submitter_id: other.id };
    const also = [
      new Date('2027-03-22T10:00:01Z'),
      null,
      new Date('2027-03-20T10:00:00Z'),
      new Date('2027-03-22T10:00:00Z'),
    ];
    for (const [place, expired_on] of also.entries()) {
      await makeApproval({ ...through, accessor_id: people[place + 1]?.id ?? '', expired_on });
    }
    await makeApproval({
      ...of,
      submitter_id: submitter.id,
      accessor_id: early.id,
      expired_on: new Date('2027-03-15T09:59:59Z'),
    });
    expect(await sendAndDeliver('2027-01-15T10:00:00Z')).toEqual({ ...none, taken: 1 });
    const sentence =
      'Then or within the week after, 4 people lose access: Ada Adams, Eve Edge, Sam Short and Zoe Zorn.';
    expect((await mailsTo(submitter.id))[0]).toContain(sentence);
  });

  test.each([
    [10, 'Person 09 and Person 10.'],
    [11, 'Person 09, Person 10 and 1 more.'],
    [13, 'Person 09, Person 10 and 3 more.'],
  ])('names the first 10 of %i people by name', async (count, last) => {
    const { approve, submitter } = await world();
    const names = Array.from({ length: count }, (_, place) => `Person ${String(place + 1).padStart(2, '0')}`);
    await approve(APPROVED, await named(...names.toReversed()));
    await sendAndDeliver('2027-01-15T10:00:00Z');
    const [mail] = await mailsTo(submitter.id);
    expect(mail).toContain(`${count} people lose access: ${names.slice(0, 8).join(', ')}, ${last}`);
  });
});

describe('what a requirement says', () => {
  const other = {
    dataset_name: 'Waves',
    renewal_details_url: 'https://x.example/new',
    renewal_text: 'Ask Ada first.',
    is_duc_required: true,
  };
  const archived = { dataset_name: 'Waves', archived_at: new Date(APPROVED) };

  test.each([
    ['before its notice is taken', true],
    ['after its notice was taken, while its mail waits', false],
  ])('is read when the mail is made: label, URL, text and documents that change %s', async (_when, isBefore) => {
    const { approve, requirement, submitter } = await world({
      renewal_details_url: 'https://x.example/old',
      renewal_text: 'Ask Ben first.',
    });
    await approve(APPROVED);
    if (!isBefore) expect(await send('2027-01-15T10:00:00Z')).toMatchObject({ taken: 1 });
    await database().accessRequirement.update({ where: { id: requirement.id }, data: other });
    await sendAndDeliver('2027-01-15T10:00:00Z');
    const [mail] = await mailsTo(submitter.id);
    for (const part of [
      'Waves Access Renewal Reminder',
      'Access to Waves lasts until',
      'https://x.example/new',
      'Ask Ada first.',
      'A renewal needs a data use certificate, as a PDF file.',
    ]) {
      expect(mail).toContain(part);
    }
    for (const part of ['Tides', 'https://x.example/old', 'Ask Ben first.']) expect(mail).not.toContain(part);
  });

  test.each([
    ['before its notice is taken', true],
    ['after its notice was taken, while its mail waits', false],
  ])(
    'is read when the mail of an end is made: the label, and whether it is archived, that change %s',
    async (_when, isBefore) => {
      const { approve, requirement, submitter } = await world();
      await approve(APPROVED);
      await expire(`${END}:00Z`);
      if (!isBefore) expect(await send(`${END}:00Z`)).toMatchObject({ taken: 1 });
      await database().accessRequirement.update({ where: { id: requirement.id }, data: archived });
      await sendAndDeliver(`${END}:00Z`);
      const [mail] = await mailsTo(submitter.id, 'access_revoked');
      expect(mail).toContain('Waves Access Revoked');
      for (const part of ['Tides', 'request it again']) expect(mail).not.toContain(part);
    },
  );

  test('is read when staff look at a mail that waits, and stays in one that was sent', async () => {
    const { approve, requirement, staff, submitter } = await world();
    await approve(APPROVED);
    await send('2027-01-15T10:00:00Z');
    await fanOut(at('2027-01-15T10:00:00Z'));
    const { id: uuid } = await database().delivery.findFirstOrThrow({
      where: { user_id: submitter.id, kind: 'access_renewal' },
    });
    const subject = async () => (await readDelivery(testContext(staff), { uuid })).mail?.subject;
    await database().accessRequirement.update({ where: { id: requirement.id }, data: { dataset_name: 'Waves' } });
    expect(await subject()).toBe('Waves Access Renewal Reminder');
    await deliver(at('2027-01-15T10:00:00Z'));
    await database().accessRequirement.update({ where: { id: requirement.id }, data: { dataset_name: 'Winds' } });
    expect(await subject()).toBe('Waves Access Renewal Reminder');
  });
});

test.each([
  [true, `the access committee withdrew it. “${reason}”`],
  [false, 'the access committee withdrew it.'],
])(
  'a withdrawal is told with the reason of the committee only where it is to be told (%s)',
  async (tell_reason, says) => {
    const { approve, at: asStaff, requirement, submitter } = await world();
    await approve(APPROVED);
    const group = { requirement_id: requirement.id, submitter_id: submitter.id };
    await revokeAccess(asStaff('2026-12-17T10:00:00Z'), { ...group, reason, tell_reason, dry_run: false });
    await sendAndDeliver('2026-12-17T10:01:00Z');
    const [mail] = await mailsTo(submitter.id, 'access_revoked');
    expect(mail).toContain(says);
    expect(mail?.includes(reason)).toBe(tell_reason);
  },
);
