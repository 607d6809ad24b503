import { beforeAll, describe, expect, it } from 'vitest';
import type { AccessorGroup } from '@/lib/contracts/access/approvals';
import { database } from '@/lib/db/client';
import { approvalCalls, ended, gain, inDays, submissionCalls } from '@/lib/testing/access-calls';
import { makeUser, uniqueName } from '@/lib/testing/make';
import { makeAccessCallers, makeApproval, makeRequirement } from '@/lib/testing/make-access';
import { makeReminder } from '@/lib/testing/make-reminder';
import { testNow } from '@/lib/testing/test-context';

let callers: Awaited<ReturnType<typeof makeAccessCallers>>;
beforeAll(async () => {
  callers = await makeAccessCallers();
});

const { approve, groups, read, revokeGroup } = approvalCalls(() => callers);
const { mine } = submissionCalls(() => callers);
const stamps = { created: testNow, modified: testNow };

/** So many people who have names alone. */
function makeCrowd(count: number) {
  const names = Array.from({ length: count }, () => uniqueName('crowd'));
  return database().user.createManyAndReturn({
    data: names.map((username) => ({ username, email: `${username}@x.example`, full_name: username, ...stamps })),
  });
}

const groupsOf = async (query: string): Promise<AccessorGroup[]> => (await groups(query)).json();

describe('GET /api/access-approvals/groups/', () => {
  it('answers 200 with at most 500 accessor_ids and the count of all', async () => {
    const { id: requirement_id } = await makeRequirement();
    const of = { requirement_id, submitter_id: callers.submitter.id, version: 1, expired_on: inDays(20), ...stamps };
    const crowd = await makeCrowd(501);
    await database().accessApproval.createMany({ data: crowd.map(({ id }) => ({ ...of, accessor_id: id })) });
    const [group, ...more] = await groupsOf(`?requirement=${requirement_id}`);
    expect(more).toEqual([]);
    expect(group?.accessors_count).toBe(501);
    expect(new Set(group?.accessor_ids).size).toBe(500);
  });

  it('answers 200 with at most 20 notifications, renewal notices by time, then revocation notices, and the count of all', async () => {
    const { id: requirement_id } = await makeRequirement();
    const expired_on = inDays(20);
    const crowd = await makeCrowd(22);
    for (const [place, { id }] of crowd.entries()) {
      const approval = await approve({ requirement_id, accessor_id: id, expired_on });
      const about = { kind: 'access_revoked', object_type: 'access_approval', object_id: approval.id, episode: '1' };
      // The times of ends lie before those of reminders, which come first all the same.
      await makeReminder({ ...about, milestone: null, recipient_id: id, scheduled_for: inDays(place - 90) });
    }
    const renewal = { kind: 'access_renewal', object_type: 'access_requirement', object_id: requirement_id };
    const of = { ...renewal, episode: expired_on.toISOString(), recipient_id: callers.submitter.id };
    for (const days of [1, 7, 3]) {
      await makeReminder({ ...of, milestone: `${days} days`, scheduled_for: inDays(20 - days) });
    }
    const [group] = await groupsOf(`?requirement=${requirement_id}`);
    const notices = group?.notifications ?? [];
    expect([notices.length, group?.notifications_count]).toEqual([20, 25]);
    expect(notices.map(({ milestone, type }) => milestone ?? type)).toEqual([
      '7 days',
      '3 days',
      '1 days',
      ...Array.from({ length: 17 }, () => 'REVOKE_NOTIFICATION'),
    ]);
    const ends = notices.slice(3).map(({ timestamp }) => Date.parse(timestamp));
    expect(ends).toEqual(ends.toSorted((a, b) => a - b));
  });

  it('answers 200 in the order of requirements by name and of submitters by full name, both ways', async () => {
    const word = uniqueName('order');
    const people = [];
    for (const name of ['bea', 'Cleo', 'Ada']) people.push(await makeUser({ full_name: `${name} ${word}` }));
    const { id: requirement_id } = await makeRequirement();
    for (const { id } of people) await makeApproval({ requirement_id, submitter_id: id });
    const submitters = async (o: string) =>
      (await groupsOf(`?requirement=${requirement_id}&o=${o}`)).map(
        ({ submitter_name }) => submitter_name.split(' ')[0],
      );
    expect(await submitters('submitter')).toEqual(['Ada', 'bea', 'Cleo']);
    expect(await submitters('-submitter')).toEqual(['Cleo', 'bea', 'Ada']);
    const { id: submitter_id } = await makeUser();
    for (const name of ['kelp', 'Mud', 'Algae']) {
      // The label is shown; the order is that of the names.
      const { id } = await makeRequirement({ name: `${name} ${word}`.slice(0, 50), dataset_name: `not ${name}` });
      await makeApproval({ requirement_id: id, submitter_id });
    }
    const labels = async (o: string) =>
      (await groupsOf(`?submitter=${submitter_id}&o=${o}`)).map(({ label }) => label.split(' ')[1]);
    expect(await labels('requirement')).toEqual(['Algae', 'kelp', 'Mud']);
    expect(await labels('-requirement')).toEqual(['Mud', 'kelp', 'Algae']);
  });

  it('answers 200 with groups of what has ended when asked, by the clock of the call, whether or not a job has run, with the notices of their expiry and of the current episodes alone', async () => {
    const { id: requirement_id } = await makeRequirement();
    const [ahead, passed] = [inDays(20), inDays(-1)];
    const of = { requirement_id, expired_on: ahead };
    const live = await approve({ ...of, accessor_id: callers.submitter.id });
    const gone = await approve({ ...of, ...ended('committee'), episode: 2 });
    // No job has run since it expired.
    const untouched = await approve({ requirement_id, accessor_id: callers.bystander.id, expired_on: passed });
    await approve({ requirement_id, accessor_id: callers.committee.id, expired_on: passed, ...ended('expiry') });
    const end = (object_id: string, episode: string) =>
      makeReminder({
        kind: 'access_revoked',
        object_type: 'access_approval',
        object_id,
        episode,
        milestone: null,
        recipient_id: callers.accessor.id,
        scheduled_for: ahead,
      });
    const ends = {
      live: await end(live.id, '1'),
      gone: await end(gone.id, '2'),
      untouched: await end(untouched.id, '1'),
    };
    await end(gone.id, '1');
    const remind = (expiry: Date) =>
      makeReminder({
        kind: 'access_renewal',
        object_type: 'access_requirement',
        object_id: requirement_id,
        episode: expiry.toISOString(),
        recipient_id: callers.submitter.id,
        scheduled_for: inDays(-30),
      });
    const [ofAhead, ofPassed] = [await remind(ahead), await remind(passed)];
    const shown = async (query: string) =>
      (await groupsOf(`?requirement=${requirement_id}${query}`)).map((group) => [
        group.is_live,
        group.accessor_ids,
        group.notifications.map(({ id }) => id),
      ]);
    const current = [true, [callers.submitter.id], [ofAhead.id, ends.live.id]];
    expect(await shown('')).toEqual([current]);
    expect(await shown('&expired=true')).toEqual([
      [false, [callers.bystander.id, callers.committee.id].toSorted(), [ofPassed.id, ends.untouched.id]],
      [false, [callers.accessor.id], [ofAhead.id, ends.gone.id]],
      current,
    ]);
  });

  it.each([2, 3])(
    'answers 200 with each group on one page of %i, those of one expiry by requirement and submitter and those without one last, ended ones as well',
    async (size) => {
      const { id: requirement_id } = await makeRequirement();
      const expiries = [9, 5, 5, 5, 5, 7, -2, -2].map(inDays);
      for (const expired_on of [...expiries, null, null, null]) {
        const { id: submitter_id } = await makeUser({ full_name: uniqueName('of pages') });
        await makeApproval({ requirement_id, submitter_id, expired_on });
        await approve({ requirement_id, submitter_id, expired_on, ...ended('committee') });
      }
      for (const expired of ['', '&expired=true']) {
        const of = `?requirement=${requirement_id}${expired}`;
        const whole = await groupsOf(`${of}&page_size=50`);
        expect(whole).toHaveLength(expired === '' ? 9 : 20);
        const pages: AccessorGroup[] = [];
        for (let page = 1; page <= Math.ceil(whole.length / size) + 1; page++) {
          const answer = await groups(`${of}&page=${page}&page_size=${size}`);
          expect(answer.headers.get('x-result-count')).toBe(String(whole.length));
          pages.push(...(await answer.json()));
        }
        expect(pages).toEqual(whole);
      }
    },
  );

  it('answers 200 as CSV with all that match, more than is read at once', async () => {
    const { id: requirement_id } = await makeRequirement();
    const crowd = await makeCrowd(1_050);
    const of = { requirement_id, version: 1, ...stamps };
    await database().accessApproval.createMany({
      data: crowd.map(({ id }) => ({ ...of, submitter_id: id, accessor_id: id })),
    });
    await approve();
    const answer = await groups(`?requirement=${requirement_id}`, 'staff', { accept: 'text/csv' });
    const [, ...rows] = (await answer.text()).trimEnd().split('\r\n');
    expect(rows).toHaveLength(1_050);
    expect(rows.every((row) => row.startsWith(`${requirement_id},`))).toBe(true);
    expect(new Set(rows.map((row) => row.split(',')[2])).size).toBe(1_050);
  });
});

describe('POST /api/access-approvals/groups/revoke/', () => {
  it('answers 200 and leaves approvals through others and an open submission, and cancels scheduled renewal notices (revoked) of that submitter alone', async () => {
    const { id: requirement_id } = await makeRequirement();
    const expired_on = inDays(20);
    await approve({ requirement_id, expired_on });
    const through = await makeApproval({ requirement_id, submitter_id: callers.committee.id, expired_on });
    const also = await approve({ requirement_id, submitter_id: callers.committee.id, expired_on });
    const draft = await mine({ requirement_id, changes: [gain(callers.submitter.id)] });
    const renewal = { kind: 'access_renewal', object_type: 'access_requirement', object_id: requirement_id };
    const of = { ...renewal, episode: expired_on.toISOString(), scheduled_for: inDays(10) };
    const own = await makeReminder({ ...of, milestone: '10 days', recipient_id: callers.submitter.id });
    const sent = await makeReminder({
      ...of,
      milestone: '30 days',
      recipient_id: callers.submitter.id,
      scheduled_for: inDays(-10),
      status: 'SENT',
      sent_at: inDays(-10),
    });
    const others = await makeReminder({ ...of, milestone: '10 days', recipient_id: callers.committee.id });
    const group = { requirement_id, submitter_id: callers.submitter.id, reason: 'They left the study.' };
    const answer = await revokeGroup(group, 'staff');
    expect([answer.status, await answer.json()]).toEqual([200, { revoked: 1, told: 0, keep_access: 1 }]);
    for (const { id } of [through, also]) {
      expect(await (await read(id, 'staff')).json()).toMatchObject({ state: 'APPROVED', is_live: true });
    }
    expect(await database().accessSubmission.findUnique({ where: { id: draft.id } })).toMatchObject({ state: 'DRAFT' });
    const statusOf = async ({ id }: { id: string }) => {
      const { reason, status } = await database().reminder.findUniqueOrThrow({ where: { id } });
      return [status, reason];
    };
    expect(await Promise.all([own, sent, others].map(statusOf))).toEqual([
      ['CANCELLED', 'revoked'],
      ['SENT', null],
      ['SCHEDULED', null],
    ]);
  });
});
