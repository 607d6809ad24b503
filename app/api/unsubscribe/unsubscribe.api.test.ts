import { beforeEach, describe, expect, it } from 'vitest';
import { undoUnsubscribeOperation, unsubscribeOperation } from '@/lib/contracts/delivery/digests';
import { database } from '@/lib/db/client';
import { unsubscribeToken } from '@/lib/services/digests/unsubscribe-token';
import { callOperation } from '@/lib/testing/call-operation';
import { makeUser } from '@/lib/testing/make';

const nobodysId = '00000000-0000-7000-8000-000000000000';

let person: Awaited<ReturnType<typeof makeUser>>;

beforeEach(async () => {
  person = await makeUser();
});

const query = (userId = person.id) => `?token=${unsubscribeToken(userId)}`;
const getsDigests = async () => (await database().user.findUniqueOrThrow({ where: { id: person.id } })).digest_enabled;
const audited = () =>
  database().auditEntry.findMany({ where: { subject_id: person.id }, orderBy: [{ at: 'asc' }, { id: 'asc' }] });

/** Posts as a mail program does, RFC 8058: a form, without a cookie or a token. */
function clickOnce(body: string, contentType: string): Promise<Response> {
  return callOperation(unsubscribeOperation, { query: query(), raw: body, headers: { 'content-type': contentType } });
}

describe('POST /api/unsubscribe/', () => {
  it.each([
    ['List-Unsubscribe=One-Click', 'application/x-www-form-urlencoded'],
    [
      '--x\r\ncontent-disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--',
      'multipart/form-data; boundary=x',
    ],
    ['', 'text/plain'],
  ])('answers 200 to one click that posts %j', async (body, contentType) => {
    const answer = await clickOnce(body, contentType);
    expect([answer.status, await answer.json()]).toEqual([200, { status: 'unsubscribed' }]);
    expect(await getsDigests()).toBe(false);
  });

  it('leaves one audit row, however often it is called', async () => {
    await Promise.all([1, 2, 3].map(() => callOperation(unsubscribeOperation, { query: query() })));
    expect((await callOperation(unsubscribeOperation, { query: query() })).status).toBe(200);
    expect(await audited()).toMatchObject([
      {
        operation: 'digests_unsubscribe',
        actor_name: 'anonymous',
        on_behalf_of_id: person.id,
        facts: { digest_enabled: { from: true, to: false } },
      },
    ]);
  });

  it('answers 400 that names the token when there is none', async () => {
    const answer = await callOperation(unsubscribeOperation);
    expect([answer.status, Object.keys(await answer.json())]).toEqual([400, expect.arrayContaining(['token'])]);
  });

  it('answers 404 to a token that is not ours', async () => {
    const forged = `${query().slice(0, -4)}AAAA`;
    expect((await callOperation(unsubscribeOperation, { query: forged })).status).toBe(404);
    expect(await getsDigests()).toBe(true);
  });

  it('answers 404 for a person who is gone', async () => {
    expect((await callOperation(unsubscribeOperation, { query: query(nobodysId) })).status).toBe(404);
    await database().user.update({ where: { id: person.id }, data: { status: 'deleted' } });
    expect((await callOperation(unsubscribeOperation, { query: query() })).status).toBe(404);
  });

  it('answers 405 to GET: programs that open every link change nothing', async () => {
    expect((await callOperation(unsubscribeOperation, { method: 'GET', query: query() })).status).toBe(405);
    expect(await getsDigests()).toBe(true);
  });
});

describe('DELETE /api/unsubscribe/', () => {
  it('answers 200 and has the digest sent again', async () => {
    await callOperation(unsubscribeOperation, { query: query() });
    const answer = await callOperation(undoUnsubscribeOperation, { query: query() });
    expect([answer.status, await answer.json()]).toEqual([200, { status: 'subscribed' }]);
    await callOperation(undoUnsubscribeOperation, { query: query() });
    expect([await getsDigests(), (await audited()).length]).toEqual([true, 2]);
  });

  it('answers 400 without a token', async () => {
    expect((await callOperation(undoUnsubscribeOperation)).status).toBe(400);
  });

  it('answers 404 to a token that is not ours', async () => {
    expect((await callOperation(undoUnsubscribeOperation, { query: '?token=abc' })).status).toBe(404);
  });
});
