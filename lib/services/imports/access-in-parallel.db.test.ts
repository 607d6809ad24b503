import { beforeEach, expect, test, vi } from 'vitest';
import { database } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { lockPair } from '@/lib/services/access/lock-pairs';
import { expireAccess } from '@/lib/services/access-approvals/expire-access';
import { revokeAccess } from '@/lib/services/access-approvals/revoke-access';
import { sendAccessNotices } from '@/lib/services/access-notices/send-access-notices';
import { approveAccessSubmission } from '@/lib/services/access-submissions/approve-access-submission';
import { clearAccess } from '@/lib/testing/access-world';
import { importText, ndjson } from '@/lib/testing/import-text';
import { makeUser } from '@/lib/testing/make';
import { makeApproval, makeRequirement, makeSubmission } from '@/lib/testing/make-access';
import { systemActor, testContext } from '@/lib/testing/test-context';
import { waitingForLocks } from '@/lib/testing/waiting-for-locks';

beforeEach(clearAccess);

const END = new Date('2027-03-15T10:00:00Z');
const LATER = '2027-09-01T10:00:00.000Z';
const reason = 'They left the study.';
const at = testContext(systemActor, END);

/** A requirement, somebody who submits, and their approval until END, all with an external_id. */
async function makeWorld() {
  const requirement = await makeRequirement({ external_id: 'tides' });
  const sara = await makeUser({ external_id: 'sara' });
  const of = { requirement_id: requirement.id, submitter_id: sara.id };
  const approval = await makeApproval({ ...of, external_id: 'a', expired_on: END });
  const line = { type: 'access_approval', external_id: 'a', requirement: 'tides', submitter: 'sara', accessor: 'sara' };
  return { approval, line, of, sara };
}

test('an import of approvals waits for whoever holds the pair of requirement and submitter', async () => {
  const { approval, line, of } = await makeWorld();
  const importing = await transaction(at, async (tx) => {
    await lockPair(tx, of.requirement_id, of.submitter_id);
    const begun = importText(ndjson({ ...line, expired_on: LATER }));
    await vi.waitFor(async () => expect(await waitingForLocks()).toBe(1));
    await tx.db.accessApproval.update({ where: { id: approval.id }, data: { episode: 7 } });
    return { begun };
  });
  expect(await importing.begun).toMatchObject({ status: 'succeeded', error_count: 0 });
  const after = await database().accessApproval.findUniqueOrThrow({ where: { id: approval.id } });
  expect(after).toMatchObject({ expired_on: new Date(LATER), episode: 8 });
});

/** How episodes end, by which comes first; of an approval that was revoked the import changes no episode. */
const outcomes = [
  'expiry, committee',
  'expiry, live',
  'expiry, import, committee',
  'expiry, import, live',
  'expiry, renewal, committee',
  'expiry, committee, live',
  'expiry, renewal, live',
];

test('an import beside approving, revoking, expiry and sending has the outcome of one after the other', async () => {
  for (let round = 0; round < 5; round++) {
    await clearAccess();
    const { line, of, sara } = await makeWorld();
    const staff = testContext(await makeUser({ is_staff: true }), END);
    const changes = [{ user_id: sara.id, type: 'RENEW_ACCESS' as const }];
    const { id } = await makeSubmission({ ...of, state: 'SUBMITTED', changes });
    const [imported] = await Promise.all([
      importText(ndjson({ ...line, expired_on: LATER }), { ctx: at, source: { clock: () => END } }),
      approveAccessSubmission(staff, { id }),
      // Where nothing is live yet, there is nothing to revoke.
      revokeAccess(staff, { ...of, reason, tell_reason: false, dry_run: false }).catch((error: unknown) =>
        expect(error).toMatchObject({ code: 'moved_on' }),
      ),
      expireAccess(at),
      sendAccessNotices(at),
    ]);
    expect(imported).toMatchObject({ status: 'succeeded', error_count: 0 });
    const { episode, expired_on, history, state } = await database().accessApproval.findFirstOrThrow({
      where: of,
      include: { history: { orderBy: { episode: 'asc' } } },
    });
    expect(outcomes).toContain(history.map(({ ended_by }) => ended_by ?? 'live').join(', '));
    expect(history.map((past) => past.episode)).toEqual(Array.from({ length: episode }, (_, place) => place + 1));
    expect(history.map(({ until }) => until === null)).toEqual(
      history.map((past) => past.episode === episode && state === 'APPROVED'),
    );
    if (state === 'APPROVED') expect(history.at(-1)?.expired_on).toEqual(expired_on);
    const ends = await database().reminder.findMany({ where: { kind: 'access_revoked', status: 'SCHEDULED' } });
    const unnotified = ends.filter(({ outbox_message_id }) => outbox_message_id === null);
    expect(unnotified.every((end) => end.episode === String(episode))).toBe(true);
  }
});
