import { expect, test } from 'vitest';
import { makeUser } from '@/lib/testing/make';

test('any number of service accounts have no address, and any other address is that of one account', async () => {
  const account = { email: '', is_service_account: true };
  const [first, second] = [await makeUser(account), await makeUser(account)];
  expect([first.email, second.email]).toEqual(['', '']);
  const { email } = await makeUser();
  await expect(makeUser({ email })).rejects.toMatchObject({ code: 'P2002' });
});
