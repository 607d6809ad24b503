import { describe, expect, it } from 'vitest';
import { database } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { advanceProjects } from '@/lib/services/project-lives/advance-projects';
import { keepResource } from '@/lib/services/resources/keep-resource';
import { terminateResource } from '@/lib/services/resources/terminate-resource';
import { dayValue } from '@/lib/testing/make';
import { makeHeldResource } from '@/lib/testing/make-held-resource';
import { actorOf, testContext, testNow } from '@/lib/testing/test-context';

const ending = { resource: { end_date: dayValue('2026-12-01') } };

describe('terminateResource', () => {
  it('records who accepted the end and when, and lets the resource live until then', async () => {
    const { ctx, uuid, person } = await makeHeldResource(ending);
    const accepted = await terminateResource(ctx, { uuid });
    expect(accepted).toMatchObject({
      state: 'OK',
      end_date: '2026-12-01',
      termination_accepted_by_name: person.full_name,
    });
    expect(Date.parse(accepted.termination_accepted_at ?? '')).toBe(testNow.getTime());
  });

  it('has a resource that is over already terminated by the next run, though its project was taken that day', async () => {
    const { ctx, uuid } = await makeHeldResource({
      resource: { end_date: dayValue('2026-11-20') },
      project: { end_date: dayValue('2027-03-01') },
    });
    await advanceProjects(testContext());
    const emitted: string[] = [];
    const react: Ctx['react'] = async (_, events) => void emitted.push(...events.map(({ type }) => type));
    await terminateResource({ ...ctx, react }, { uuid });
    expect(emitted).toContain('project_lives.requested');
    await advanceProjects(testContext());
    expect(await database().order.findMany({ where: { resource_id: uuid } })).toMatchObject([
      { order_type: 'TERMINATE', state: 'EXECUTING' },
    ]);
  });

  it('accepts once when fifty accept at the same time', async () => {
    const { ctx, uuid } = await makeHeldResource(ending);
    const attempts = await Promise.allSettled(Array.from({ length: 50 }, () => terminateResource(ctx, { uuid })));
    const rejected = attempts.filter((attempt) => attempt.status === 'rejected');
    expect(rejected).toHaveLength(49);
    for (const { reason } of rejected) expect(reason).toMatchObject({ code: 'moved_on' });
    expect(await database().auditEntry.count({ where: { subject_type: 'resource', subject_id: uuid } })).toBe(1);
  });

  it('is refused without an end date, in another state, and for roles that may only set the end date', async () => {
    const endless = await makeHeldResource();
    await expect(terminateResource(endless.ctx, endless)).rejects.toMatchObject({ code: 'rule_broken' });
    const erred = await makeHeldResource({ resource: { ...ending.resource, state: 'ERRED' } });
    await expect(terminateResource(erred.ctx, erred)).rejects.toMatchObject({ code: 'moved_on' });
    const manager = await makeHeldResource({ role: 'CUSTOMER_MANAGER', ...ending });
    await expect(terminateResource(manager.ctx, manager)).rejects.toMatchObject({ code: 'not_allowed' });
  });
});

describe('keepResource', () => {
  it('takes an acceptance back, after which it can be given again', async () => {
    const { ctx, uuid } = await makeHeldResource(ending);
    await terminateResource(ctx, { uuid });
    expect((await keepResource(ctx, { uuid })).termination_accepted_at).toBeNull();
    expect((await terminateResource(ctx, { uuid })).termination_accepted_at).not.toBeNull();
  });

  it('is refused when nobody accepted', async () => {
    const { ctx, uuid } = await makeHeldResource(ending);
    await expect(keepResource(ctx, { uuid })).rejects.toMatchObject({ code: 'moved_on' });
  });

  it('is possible throughout the end date in the project zone, and not after it', async () => {
    const { uuid, person, ctx } = await makeHeldResource({ ...ending, project: { time_zone: 'America/New_York' } });
    await terminateResource(ctx, { uuid });
    const caller = actorOf(person);
    const after = testContext(caller, new Date('2026-12-02T05:00:00Z'));
    await expect(keepResource(after, { uuid })).rejects.toMatchObject({ code: 'moved_on' });
    const justBefore = testContext(caller, new Date('2026-12-02T04:59:59Z'));
    expect((await keepResource(justBefore, { uuid })).termination_accepted_at).toBeNull();
  });
});
