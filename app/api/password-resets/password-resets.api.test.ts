import { describe, expect, it } from 'vitest';
import { requestPasswordResetOperation } from '@/lib/contracts/people/people';
import { database } from '@/lib/db/client';
import { MOST_LINKS } from '@/lib/services/accounts/take-attempt';
import { callOperation } from '@/lib/testing/call-operation';
import { makeUser, uniqueName } from '@/lib/testing/make';

const ask = (email: string) => callOperation(requestPasswordResetOperation, { body: { email } });
const unknown = () => `${uniqueName('nobody')}@example.org`;

describe('POST /api/password-resets/', () => {
  it('answers 202 with the same words to an address that it knows and to one that it does not', async () => {
    const { id, email } = await makeUser();
    const [known, other] = [await ask(email), await ask(unknown())];
    expect([known.status, other.status]).toEqual([202, 202]);
    expect(await known.text()).toBe(await other.text());
    expect(await database().accountLink.findMany({ where: { user_id: id } })).toMatchObject([
      { purpose: 'set_password' },
    ]);
  });

  it('answers 400 to what is no address', async () => {
    const answer = await ask('nobody\r\nbcc: somebody@example.org');
    expect([answer.status, Object.keys(await answer.json())]).toEqual([400, expect.arrayContaining(['email'])]);
  });

  it('answers 429 after five, whether it knows the address or not, and says how long to wait', async () => {
    for (const email of [(await makeUser()).email, unknown()]) {
      const answers = await Promise.all(Array.from({ length: 12 }, () => ask(email)));
      expect(answers.filter(({ status }) => status === 202)).toHaveLength(MOST_LINKS.link_pair);
      const rejected = answers.find(({ status }) => status === 429);
      expect(Number(rejected?.headers.get('retry-after'))).toBeGreaterThan(0);
    }
  });
});
