import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { listUserHistoryOperation } from '@/lib/contracts/people/history';
import { readMeOperation } from '@/lib/contracts/people/people';
import { readUserOperation, reinstateUserOperation } from '@/lib/contracts/people/person';
import { deleteUserOperation, readPurgeCertificateOperation } from '@/lib/contracts/people/purging';
import { undoSubjectOperation } from '@/lib/contracts/rules/subjects';
import { addDays, dayOf } from '@/lib/core/dates';
import { database } from '@/lib/db/client';
import { deliver } from '@/lib/services/delivery/deliver';
import { purgeDuePeople } from '@/lib/services/purging/purge-due-people';
import { callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser } from '@/lib/testing/make';
import { makePersonPurge, makePurgeProfile } from '@/lib/testing/make-purge-profile';
import { makeSession } from '@/lib/testing/session-cookie-of';
import { systemActor, testContext, testNow } from '@/lib/testing/test-context';

const nobody = '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e';
const reason = 'They left the university.';

let staffId = '';
let token = '';
let stranger = '';

beforeAll(async () => {
  staffId = (await makeUser({ is_staff: true, full_name: 'Astrid' })).id;
  token = await makeToken(staffId);
  stranger = await makeToken((await makeUser()).id);
});

const remove = (uuid: string, body: object = { reason }, caller = token) =>
  callOperation(deleteUserOperation, { token: caller, params: { uuid }, body });
const reinstate = (uuid: string) =>
  callOperation(reinstateUserOperation, { token, params: { uuid }, body: { reason } });
const read = async (uuid: string) => (await callOperation(readUserOperation, { token, params: { uuid } })).json();
const dueIn = (days: number) => addDays(dayOf(new Date(), 'UTC'), days);

async function undoLast(user_id: string, action?: string) {
  const where = { user_id, ...(action !== undefined && { action }) };
  const { id } = await database().ruleSubject.findFirstOrThrow({ where, orderBy: { id: 'desc' } });
  return callOperation(undoSubjectOperation, { token, params: { id } });
}

/** Purges one person, and not everyone else whom these tests have deleted: each purge looks through the whole database. */
async function purgeLater(id: string) {
  await database().user.updateMany({ where: { id: { not: id } }, data: { purge_due_on: null } });
  await purgeDuePeople(testContext(systemActor, new Date(Date.now() + 60 * 86_400_000)));
}

describe('POST /api/users/{uuid}/delete/', () => {
  it('answers 200 with the person deleted, and the day after which their data goes: 30 days, or as many as asked for', async () => {
    const { id } = await makeUser();
    const answer = await remove(id);
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      { status: 'deleted', deleted_at: expect.any(String), purge_due_on: dueIn(30), purged_at: null },
    ]);
    const other = await makeUser({ status: 'suspended', suspended_at: testNow });
    expect(await (await remove(other.id, { reason, grace_days: 14 })).json()).toMatchObject({
      purge_due_on: dueIn(14),
    });
  });

  it('keeps what the profile named then, by default that for deleted people', async () => {
    const { id } = await makeUser();
    await remove(id);
    const { purge_plan } = await database().user.findUniqueOrThrow({ where: { id } });
    expect(purge_plan).toMatchObject({ profile: 'Deleted people', rule: null, approver_ids: [] });
    const profile = await makePurgeProfile({ fields: ['email'], records: ['tokens'] });
    const other = await makeUser();
    await remove(other.id, { reason, profile_id: profile.id });
    await database().purgeProfile.delete({ where: { id: profile.id } });
    expect((await database().user.findUniqueOrThrow({ where: { id: other.id } })).purge_plan).toMatchObject({
      profile_id: profile.id,
      profile: profile.name,
      fields: ['email'],
      records: ['tokens'],
    });
  });

  it('ends all sessions in the same commit, and stops API tokens until the person is reinstated', async () => {
    const { id } = await makeUser();
    const theirs = await makeToken(id);
    await makeSession(id);
    const status = async () => (await callOperation(readMeOperation, { token: theirs })).status;
    await remove(id);
    expect(await database().session.count({ where: { user_id: id, ended_at: null } })).toBe(0);
    expect(await status()).toBe(401);
    expect(await (await reinstate(id)).json()).toMatchObject({
      status: 'active',
      deleted_at: null,
      purge_due_on: null,
    });
    expect(await status()).toBe(200);
  });

  it('tells the person until when it can be reversed, and nobody who was reinstated before', async () => {
    const user = await makeUser();
    const back = await makeUser();
    // Emails to people of other tests would only be written.
    await database().outboxMessage.deleteMany();
    await remove(user.id);
    await remove(back.id);
    await reinstate(back.id);
    await deliver(testContext(systemActor, new Date()));
    const mails = (user_id: string) => database().delivery.findMany({ where: { user_id, kind: 'account_deleted' } });
    const [mail] = await mails(user.id);
    expect(mail).toMatchObject({ recipient: user.email, state: 'sent' });
    const written = JSON.stringify(mail?.mail);
    expect(written).toContain('an admin can restore it');
    expect(written).toContain(String(Number(dueIn(30).slice(8))));
    expect(await mails(back.id)).toMatchObject([{ state: 'failed', last_error: 'Their account was restored.' }]);
  });

  it('is in the history; undo within 14 days gives back the status that the person had, and clears the day', async () => {
    const { id } = await makeUser({ status: 'suspended', suspended_at: testNow, suspended_reason: 'Long away.' });
    await remove(id);
    const history = await (await callOperation(listUserHistoryOperation, { token, params: { uuid: id } })).json();
    expect(history[0]).toMatchObject({ kind: 'deleted', reason, actor: { uuid: staffId }, rule: null, can_undo: true });
    const undone = await undoLast(id);
    expect([undone.status, await undone.json()]).toMatchObject([200, { action: 'delete_user', state: 'undone' }]);
    expect(await read(id)).toMatchObject({
      status: 'suspended',
      suspended_reason: 'Long away.',
      deleted_at: null,
      purge_due_on: null,
    });
  });

  it('is restored with its day when a reinstatement is undone', async () => {
    const { id } = await makeUser();
    await remove(id);
    await reinstate(id);
    expect((await undoLast(id)).status).toBe(200);
    expect(await read(id)).toMatchObject({ status: 'deleted', purge_due_on: dueIn(30) });
  });

  it.each([
    {},
    { reason: 'no' },
    { reason, grace_days: 13 },
    { reason, grace_days: 3651 },
    { reason, grace_days: 14.5 },
    { reason, profile_id: 'x' },
    { reason, profile_id: nobody },
  ])('answers 400 to %j, and changes nothing', async (body) => {
    const { id } = await makeUser();
    expect((await remove(id, body)).status).toBe(400);
    expect((await read(id)).status).toBe('active');
  });

  it('answers 400 to a profile for suspended people', async () => {
    const profile = await makePurgeProfile({ applies_to: 'suspended' });
    const answer = await remove((await makeUser()).id, { reason, profile_id: profile.id });
    expect([answer.status, await answer.json()]).toMatchObject([
      400,
      { profile_id: ['This purge profile is for suspended people.'] },
    ]);
  });

  it('answers 401 without a token', async () => {
    const given = { params: { uuid: nobody }, body: { reason } };
    expect((await callOperation(deleteUserOperation, given)).status).toBe(401);
  });

  it('answers 403 to people who are not staff', async () => {
    expect((await remove(nobody, { reason }, stranger)).status).toBe(403);
  });

  it('answers 404 for nobody', async () => {
    expect((await remove(nobody)).status).toBe(404);
  });

  it('answers 409, naming the status, for who is deleted already', async () => {
    const { id } = await makeUser();
    await remove(id);
    const answer = await remove(id);
    expect([answer.status, (await answer.json()).detail]).toEqual([409, 'Their status is deleted.']);
  });

  it('answers 409 to reinstating and to undoing the deletion once the data is purged; the purge cannot be undone: 422', async () => {
    const { id } = await makeUser();
    await remove(id);
    await purgeLater(id);
    const answer = await reinstate(id);
    expect([answer.status, (await answer.json()).detail]).toEqual([409, 'This person’s data has been purged.']);
    expect((await undoLast(id)).status).toBe(422);
    expect((await undoLast(id, 'delete_user')).status).toBe(409);
    const history = await (await callOperation(listUserHistoryOperation, { token, params: { uuid: id } })).json();
    expect(history[0]).toMatchObject({ kind: 'purged', can_undo: false, actor: null });
  });

  it.each([
    ['oneself', async () => staffId, 'You can’t do this to yourself.'],
    [
      'who is on legal hold',
      async () => (await makeUser({ legal_hold: true, legal_hold_reason: 'A case.', legal_hold_at: testNow })).id,
      'They are on legal hold. End the hold first.',
    ],
    ['a service account', async () => (await makeUser({ is_service_account: true })).id, 'This is a service account.'],
  ])('answers 422 for %s, and changes nothing', async (_title, whom, detail) => {
    const id = await whom();
    const answer = await remove(id);
    expect([answer.status, (await answer.json()).detail]).toEqual([422, detail]);
    expect((await read(id)).status).toBe('active');
  });
});

describe('GET /api/users/{uuid}/purge-certificate/', () => {
  const certificate = (uuid: string, headers: Record<string, string> = {}, caller = token) =>
    callOperation(readPurgeCertificateOperation, { token: caller, params: { uuid }, headers });

  it('answers 200 with each purge, no personal data, and a hash over sorted keys without spaces', async () => {
    const { email, full_name, id, username } = await makeUser();
    await remove(id);
    await purgeLater(id);
    const answer = await certificate(id);
    const text = await answer.text();
    const { hash, ...rest } = JSON.parse(text);
    expect([answer.status, rest]).toMatchObject([
      200,
      {
        user_uuid: id,
        purges: [{ rule: null, approver_uuids: [], profile: 'Deleted people', records: { tokens: 0 } }],
      },
    ]);
    for (const trace of [email, full_name, username]) expect(text).not.toContain(trace);
    const [{ approver_uuids, fields, profile, purged_at, records, rule }] = rest.purges;
    const sorted = Object.fromEntries(Object.entries(records).toSorted(([a], [b]) => (a < b ? -1 : 1)));
    const purges = [{ approver_uuids, fields, profile, purged_at, records: sorted, rule }];
    expect(hash).toBe(
      createHash('sha256')
        .update(JSON.stringify({ purges, user_uuid: id }))
        .digest('hex'),
    );
  });

  it('answers 200 with each of several purges, the first one first, and another hash after each', async () => {
    const { id } = await makeUser();
    const [rule_id, approver] = [staffId, staffId];
    await makePersonPurge(id, { status: 'suspended', profile: 'Suspended people', fields: ['locale'], records: {} });
    const first = await (await certificate(id)).json();
    await makePersonPurge(id, { rule_id, rule_version: 3, approver_ids: [approver] });
    const both = await (await certificate(id)).json();
    expect(both.purges).toMatchObject([
      { profile: 'Suspended people', rule: null, approver_uuids: [] },
      { profile: 'Deleted people', rule: { id: rule_id, version: 3 }, approver_uuids: [approver] },
    ]);
    expect(both.purges[0]).toEqual(first.purges[0]);
    expect(both.hash).not.toBe(first.hash);
  });

  it('answers 200 with a PDF of the same, for who accepts that, the same bytes each time', async () => {
    const { id } = await makeUser();
    await makePersonPurge(id, { profile: 'Ŧeachers & Übung 学' });
    const answer = await certificate(id, { accept: 'application/pdf' });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(answer.headers.get('content-disposition')).toContain(`purge-certificate-${id}.pdf`);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes.subarray(-6).toString().trim()).toBe('%%EOF');
    const again = await certificate(id, { accept: 'application/pdf' });
    expect(again.headers.get('etag')).toBe(answer.headers.get('etag'));
  });

  it('answers 400 to an unknown format', async () => {
    const asked = { token, params: { uuid: nobody }, query: '?format=docx' };
    expect((await callOperation(readPurgeCertificateOperation, asked)).status).toBe(400);
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(readPurgeCertificateOperation, { params: { uuid: nobody } })).status).toBe(401);
  });

  it('answers 403 to people who are neither staff nor support', async () => {
    expect((await certificate(nobody, {}, stranger)).status).toBe(403);
  });

  it('answers 404 before a purge, and for nobody', async () => {
    const { id } = await makeUser();
    expect([(await certificate(id)).status, (await certificate(nobody)).status]).toEqual([404, 404]);
  });
});
