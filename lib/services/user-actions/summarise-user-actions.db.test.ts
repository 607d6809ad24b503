import { describe, expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { refreshActions } from '@/lib/services/user-actions/refresh-actions';
import { summariseUserActions } from '@/lib/services/user-actions/summarise-user-actions';
import { makeSampleMarketplace, refreshAll } from '@/lib/testing/make-sample-marketplace';
import { testContext, testNow } from '@/lib/testing/test-context';

describe('a summary', () => {
  test('says since when actions of a type may be out of date, until its provider succeeds again', async () => {
    const sample = await makeSampleMarketplace();
    await sample.orderWaiting(3);
    await sample.resourceEnding(3);
    await refreshAll();
    const stale = async (filters = {}) =>
      (await summariseUserActions(testContext(sample.manager), filters)).stale_since;
    expect(await stale()).toEqual({});
    await database().userActionProvider.update({
      where: { action_type: 'pending_order' },
      data: { stale_since: testNow, last_execution_status: 'failed' },
    });
    expect(await stale()).toEqual({ pending_order: testNow.toISOString() });
    expect(await stale({ action_type: 'expiring_resource' })).toEqual({});
    await refreshActions(testContext(), { actionType: 'pending_order' });
    expect(await stale()).toEqual({});
  });
});
