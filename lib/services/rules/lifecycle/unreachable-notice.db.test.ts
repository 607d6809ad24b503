import { expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { readRule } from '@/lib/services/rules/lifecycle/read-rule';
import { previewSavedRule } from '@/lib/services/rules/previews/preview-saved-rule';
import { makeUser, uniqueName } from '@/lib/testing/make';
import { makeDelivery } from '@/lib/testing/make-delivery';
import { makeRule } from '@/lib/testing/make-rule';
import { testContext } from '@/lib/testing/test-context';

test('a rule says of how many people no warning reaches them what its newest preview said: also of those whose emails came back', async () => {
  const word = uniqueName('team');
  const staff = await makeUser({ is_staff: true });
  await makeUser({ affiliations: [word], email: uniqueName('no address') });
  const { email } = await makeUser({ affiliations: [word] });
  await makeDelivery({ recipient: email, state: 'bounced', reason: 'hard_bounce' });
  const rule = await makeRule({ key: 'affiliation', config: { values: [word] } }, { warn_days: 3 });
  const { answer } = await previewSavedRule(testContext(staff), {
    id: rule.id,
    page: 1,
    page_size: 10,
    format: 'json',
  });
  const notice = { code: 'warns_unreachable', message: expect.stringContaining('2 people can’t be warned') };
  expect(answer.notices).toContainEqual(expect.objectContaining(notice));
  await database().delivery.updateMany({ where: { recipient: email }, data: { reason: 'soft_bounce' } });
  expect((await readRule(testContext(staff), { id: rule.id })).notices).toContainEqual(expect.objectContaining(notice));
});
