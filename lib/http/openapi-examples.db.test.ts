import { expect, test } from 'vitest';
import { readUserActionOperation } from '@/lib/contracts/actions/actions';
import { updateUserActionsOperation } from '@/lib/contracts/actions/providers';
import { exampleOf } from '@/lib/http/openapi-examples';
import { readUserAction } from '@/lib/services/user-actions/read-user-action';
import { updateUserActions } from '@/lib/services/user-actions/update-user-actions';
import { actionsOf, makeSampleMarketplace, refreshAll } from '@/lib/testing/make-sample-marketplace';
import { testContext } from '@/lib/testing/test-context';

test('the example of an action says what the action of a waiting order says', async () => {
  const sample = await makeSampleMarketplace();
  await sample.orderWaiting(3);
  await refreshAll();
  const [action] = await actionsOf(sample.manager.id);
  const found = await readUserAction(testContext(sample.manager), { uuid: action?.id ?? '' });
  const { answer: shown } = exampleOf(readUserActionOperation);
  expect(shown).toMatchObject({
    description: found.description,
    days_until_due: found.days_until_due,
    urgency: found.urgency,
    evidence: Object.fromEntries(Object.keys(found.evidence).map((key) => [key, expect.anything()])),
  });
  expect(found).toMatchObject({ evidence: { hours_allowed: 24, state: 'pending-consumer' } });
});

test('the example of a refresh says what a refresh answers', async () => {
  const input = { provider_action_type: 'pending_order' };
  const { answer } = exampleOf(updateUserActionsOperation);
  expect(await updateUserActions(testContext(), input)).toEqual(answer);
});
