import { beforeEach, describe, expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { listUserActions } from '@/lib/services/user-actions/list-user-actions';
import { readUserAction } from '@/lib/services/user-actions/read-user-action';
import { actionsOf, dayFromNow, makeSampleMarketplace, refreshAll } from '@/lib/testing/make-sample-marketplace';
import { testContext, testNow } from '@/lib/testing/test-context';

const AWKWARD = 'A "quoted" \\ name\n with \u0001 \u001e \u001f \u2028, </script> and 𝒰nicode';

let sample: Awaited<ReturnType<typeof makeSampleMarketplace>>;
let resource: Awaited<ReturnType<typeof sample.resourceEnding>>;

beforeEach(async () => {
  sample = await makeSampleMarketplace();
  resource = await sample.resourceEnding(7);
});

const mine = () => testContext(sample.manager);

async function found() {
  await refreshAll();
  const [action] = await actionsOf(sample.manager.id, resource.id);
  if (action === undefined) throw new Error('Nothing was found.');
  return { stored: action, shown: await readUserAction(mine(), { uuid: action.id, include_silenced: true }) };
}

describe('an action as the API shows it', () => {
  test('says what is stored, to the millisecond', async () => {
    const { stored, shown } = await found();
    expect(shown).toMatchObject({
      uuid: stored.id,
      title: stored.title,
      urgency: 'medium',
      episode: 1,
      status: 'open',
      related_object_type: 'resource',
      evidence: stored.evidence,
      days_until_due: 7,
    });
    expect(new Date(shown.due_date ?? '')).toEqual(stored.due_date);
    expect([shown.created, shown.modified, shown.opened_at].map((at) => new Date(at))).toEqual([
      testNow,
      testNow,
      testNow,
    ]);
  });

  test('keeps every character of a name', async () => {
    const offering = await database().offering.findFirstOrThrow({
      where: { resources: { some: { id: resource.id } } },
    });
    await database().resource.update({ where: { id: resource.id }, data: { name: AWKWARD } });
    await database().offering.update({ where: { id: offering.id }, data: { offering_type: AWKWARD } });
    const { shown } = await found();
    expect(shown).toMatchObject({ resource_name: AWKWARD, offering_type: AWKWARD, related_object_name: AWKWARD });
    expect(shown.corrective_actions.map(({ metadata }) => metadata)).toContainEqual({ offering_type: AWKWARD });
    const { json } = await listUserActions(mine(), { page: 1, page_size: 50 });
    expect(JSON.parse(json)).toEqual([shown]);
  });

  test('says null for what has no due date', async () => {
    const { stored } = await found();
    await database().userAction.update({ where: { id: stored.id }, data: { due_date: null } });
    const shown = await readUserAction(mine(), { uuid: stored.id });
    expect([shown.due_date, shown.days_until_due]).toEqual([null, null]);
  });

  test('offers nothing once it is resolved', async () => {
    const { stored, shown } = await found();
    expect(shown.corrective_actions.map(({ key }) => key)).toEqual([
      'view_resource',
      'renew_resource',
      'terminate_resource',
    ]);
    await database().resource.update({ where: { id: resource.id }, data: { end_date: dayFromNow(300) } });
    await refreshAll();
    const resolved = await readUserAction(mine(), { uuid: stored.id });
    expect(resolved).toMatchObject({
      status: 'resolved',
      resolved_reason: 'condition_cleared',
      is_effectively_silenced: false,
      silence: null,
      corrective_actions: [],
    });
    expect(new Date(resolved.resolved_at ?? '')).toEqual(testNow);
  });
});
