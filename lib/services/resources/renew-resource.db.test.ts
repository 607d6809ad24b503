import { describe, expect, it } from 'vitest';
import type { DomainEvent } from '@/lib/core/events';
import { database } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { renewResource } from '@/lib/services/resources/renew-resource';
import { terminateResource } from '@/lib/services/resources/terminate-resource';
import { dayValue, makeOrder, makeUser } from '@/lib/testing/make';
import { makeHeldResource } from '@/lib/testing/make-held-resource';
import { testContext } from '@/lib/testing/test-context';
import { waitingForLocks } from '@/lib/testing/waiting-for-locks';

const endingIn = (end_date: string) => ({ resource: { end_date: dayValue(end_date) } });

describe('renewResource', () => {
  it.each([
    ['2026-12-01', {}, '2027-12-01'],
    ['2027-01-31', { renewal_months: 1 }, '2027-02-28'],
    ['2028-01-31', { renewal_months: 1 }, '2028-02-29'],
    ['2028-02-29', { renewal_months: 12 }, '2029-02-28'],
    ['2026-11-01', { renewal_months: 3 }, '2027-02-01'],
  ])('moves %s by the renewal period of %j to %s', async (endOn, plugin_options, renewedUntil) => {
    const { ctx, uuid } = await makeHeldResource({ ...endingIn(endOn), plugin_options });
    expect((await renewResource(ctx, { uuid })).end_date).toBe(renewedUntil);
  });

  it('writes one audit row and tells that the resource changed', async () => {
    const { ctx, uuid, person } = await makeHeldResource(endingIn('2026-12-01'));
    const heard: DomainEvent[] = [];
    await renewResource({ ...ctx, react: async (_tx, events) => void heard.push(...events) }, { uuid });
    expect(heard).toEqual([{ type: 'resources.changed', resourceIds: [uuid] }]);
    const audit = await database().auditEntry.findMany({ where: { subject_type: 'resource', subject_id: uuid } });
    expect(audit).toMatchObject([{ operation: 'marketplace_resources_renew', actor_id: person.id }]);
    expect(audit[0]?.facts).toEqual({ end_date: { from: '2026-12-01', to: '2027-12-01' } });
  });

  it('asks for a new acceptance of the new end date', async () => {
    const { ctx, uuid } = await makeHeldResource(endingIn('2026-12-01'));
    await terminateResource(ctx, { uuid });
    const renewed = await renewResource(ctx, { uuid });
    expect(renewed).toMatchObject({ termination_accepted_at: null, termination_accepted_by_name: '' });
  });

  it('is refused while an order for the resource is open, and allowed once it is done', async () => {
    const { ctx, uuid, project } = await makeHeldResource(endingIn('2026-12-01'));
    const order = await makeOrder({ project_id: project.id, resource_id: uuid, state: 'EXECUTING' });
    await expect(renewResource(ctx, { uuid })).rejects.toMatchObject({ code: 'moved_on' });
    await database().order.update({ where: { id: order.id }, data: { state: 'DONE' } });
    expect((await renewResource(ctx, { uuid })).end_date).toBe('2027-12-01');
  });

  it('waits for a project whose end is being set, and is refused when that has come', async () => {
    const { ctx, uuid, project } = await makeHeldResource(endingIn('2026-12-01'));
    const renewing = await transaction(testContext(), async (tx) => {
      await tx.db.project.update({ where: { id: project.id }, data: { end_date: dayValue('2026-11-01') } });
      const waits = renewResource(ctx, { uuid }).catch((error: unknown) => error);
      await expect.poll(waitingForLocks, { interval: 10 }).toBeGreaterThan(0);
      return { waits };
    });
    expect(await renewing.waits).toMatchObject({ code: 'rule_broken' });
  });

  it('is refused without an end date, and beyond the last day that there is', async () => {
    const endless = await makeHeldResource();
    await expect(renewResource(endless.ctx, endless)).rejects.toMatchObject({ code: 'rule_broken' });
    const last = await makeHeldResource(endingIn('9999-06-01'));
    await expect(renewResource(last.ctx, last)).rejects.toMatchObject({ code: 'rule_broken' });
  });

  it.each(['CREATING', 'ERRED', 'UPDATING', 'TERMINATING', 'TERMINATED'])(
    'leaves a resource that is %s',
    async (state) => {
      const { ctx, uuid } = await makeHeldResource({ resource: { end_date: dayValue('2026-12-01'), state } });
      await expect(renewResource(ctx, { uuid })).rejects.toMatchObject({
        code: 'moved_on',
        message: `The resource can’t be renewed: it is now ${state.toLowerCase()}.`,
      });
    },
  );

  it('needs a role that sets end dates, and hides the resource without any role', async () => {
    const member = await makeHeldResource({ role: 'PROJECT_MEMBER', ...endingIn('2026-12-01') });
    await expect(renewResource(member.ctx, member)).rejects.toMatchObject({ code: 'not_allowed' });
    const stranger = testContext(await makeUser());
    await expect(renewResource(stranger, member)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('never moves an end date that somebody else moved meanwhile', async () => {
    const { ctx, uuid } = await makeHeldResource({ ...endingIn('2027-01-01'), plugin_options: { renewal_months: 1 } });
    const attempts = await Promise.allSettled(Array.from({ length: 20 }, () => renewResource(ctx, { uuid })));
    const renewals = attempts.filter(({ status }) => status === 'fulfilled').length;
    for (const attempt of attempts) {
      if (attempt.status === 'rejected') expect(attempt.reason).toMatchObject({ code: 'moved_on' });
    }
    const audit = await database().auditEntry.count({ where: { subject_type: 'resource', subject_id: uuid } });
    const { end_date } = await database().resource.findUniqueOrThrow({ where: { id: uuid } });
    expect(audit).toBe(renewals);
    const monthsMoved = ((end_date?.getUTCFullYear() ?? 0) - 2027) * 12 + (end_date?.getUTCMonth() ?? 0);
    expect(monthsMoved).toBe(renewals);
  });
});
