import { describe, expect, it } from 'vitest';
import { listSubjectsOperation } from '@/lib/contracts/rules/subjects';
import { callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser } from '@/lib/testing/make';
import { makeRun } from '@/lib/testing/make-run';

describe('GET /api/scheduled-rule-subjects/', () => {
  const list = (token: string | undefined, query = '') =>
    callOperation(listSubjectsOperation, { ...(token !== undefined && { token }), query });

  it('answers 200 with rows by rule, state and words, to staff and support', async () => {
    const [{ rule, subject, user }] = [await makeRun({ subject: 'needs_attention', reason: 'no_address' })];
    await makeRun({ subject: 'needs_attention', reason: 'no_address' });
    for (const marks of [{ is_staff: true }, { is_support: true }]) {
      const token = await makeToken((await makeUser(marks)).id);
      for (const narrowed of ['', '&state=needs_attention&state=warned', `&q=${user.username}`]) {
        const answer = await list(token, `?rule_id=${rule.id}${narrowed}`);
        expect([answer.status, await answer.json()]).toMatchObject([200, [{ id: subject.id, user_uuid: user.id }]]);
      }
      expect(await (await list(token, `?rule_id=${rule.id}&state=done`)).json()).toEqual([]);
    }
  });

  it('answers 400 to a state that does not exist', async () => {
    const token = await makeToken((await makeUser({ is_staff: true })).id);
    expect((await list(token, '?state=lost')).status).toBe(400);
  });

  it('answers 401 without a token, and 403 to others than staff and support', async () => {
    expect((await list(undefined)).status).toBe(401);
    expect((await list(await makeToken((await makeUser()).id))).status).toBe(403);
  });
});
