import { describe, expect, it } from 'vitest';
import { database } from '@/lib/db/client';
import { endAcceptedResources } from '@/lib/services/resources/end-accepted-resources';
import { keepResource } from '@/lib/services/resources/keep-resource';
import { terminateResource } from '@/lib/services/resources/terminate-resource';
import { dayValue } from '@/lib/testing/make';
import { makeHeldResource } from '@/lib/testing/make-held-resource';
import { actorOf, testContext, testNow } from '@/lib/testing/test-context';

const ending = { resource: { end_date: dayValue('2026-12-01') } };

function at(instant: string) {
  return testContext(undefined, new Date(instant));
}

async function stateOf(uuid: string) {
  return (await database().resource.findUniqueOrThrow({ where: { id: uuid } })).state;
}

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

  it('accepts once when fifty accept at the same time', async () => {
    const { ctx, uuid } = await makeHeldResource(ending);
    const attempts = await Promise.allSettled(Array.from({ length: 50 }, () => terminateResource(ctx, { uuid })));
    const refusals = attempts.filter((attempt) => attempt.status === 'rejected');
    expect(refusals).toHaveLength(49);
    for (const { reason } of refusals) expect(reason).toMatchObject({ code: 'moved_on' });
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

describe('endAcceptedResources', () => {
  it('ends what was accepted once its end date has passed in the zone of its project, and says how many', async () => {
    await endAcceptedResources(at('2026-12-05T00:00:00Z'));
    const west = await makeHeldResource({ ...ending, project: { time_zone: 'America/New_York' } });
    const east = await makeHeldResource({ ...ending, project: { time_zone: 'Asia/Tokyo' } });
    const untouched = await makeHeldResource(ending);
    for (const { ctx, uuid } of [west, east]) await terminateResource(ctx, { uuid });
    expect(await endAcceptedResources(at('2026-12-01T14:59:59Z'))).toBe(0);
    expect(await endAcceptedResources(at('2026-12-01T15:00:00Z'))).toBe(1);
    expect([await stateOf(east.uuid), await stateOf(west.uuid)]).toEqual(['TERMINATED', 'OK']);
    expect(await endAcceptedResources(at('2026-12-02T05:00:00Z'))).toBe(1);
    expect(await endAcceptedResources(at('2026-12-02T05:00:00Z'))).toBe(0);
    expect([await stateOf(west.uuid), await stateOf(untouched.uuid)]).toEqual(['TERMINATED', 'OK']);
  });

  it('ends those of a project whose stored zone the database does not know by the installation’s, and all others', async () => {
    const poisoned = await makeHeldResource({ ...ending, project: { time_zone: 'Sea/Atlantis' } });
    const other = await makeHeldResource({ ...ending, project: { time_zone: 'UTC' } });
    for (const { uuid } of [poisoned, other]) {
      await database().resource.update({ where: { id: uuid }, data: { termination_accepted_at: testNow } });
    }
    await endAcceptedResources(at('2026-12-02T00:00:00Z'));
    expect([await stateOf(poisoned.uuid), await stateOf(other.uuid)]).toEqual(['TERMINATED', 'TERMINATED']);
  });

  it('ends any number, also in runs beside each other, each once', async () => {
    const { uuid } = await makeHeldResource(ending);
    const copies = 2_500;
    await database().$executeRaw`
      INSERT INTO resource (external_id, project_id, offering_id, name, state, end_date, termination_accepted_at, created, modified)
      SELECT 'ending-' || uuid_v7(), project_id, offering_id, name, 'OK', end_date, ${testNow}, created, modified
      FROM resource CROSS JOIN generate_series(1, ${copies}) WHERE resource.id = ${uuid}::uuid`;
    const later = at('2026-12-03T00:00:00Z');
    const runs = await Promise.all([endAcceptedResources(later), endAcceptedResources(later)]);
    expect(runs.reduce((sum, ended) => sum + ended, 0)).toBe(copies);
    expect(await database().resource.count({ where: { state: 'TERMINATED', modified: later.now } })).toBe(copies);
  });

  it('is for jobs and staff alone', async () => {
    const { ctx } = await makeHeldResource();
    await expect(endAcceptedResources(ctx)).rejects.toMatchObject({ code: 'not_allowed' });
  });
});
