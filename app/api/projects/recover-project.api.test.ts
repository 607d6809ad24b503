import { describe, expect, it } from 'vitest';
import {
  deleteProjectOperation,
  recoverProjectOperation,
  rehearseRecoveryOperation,
} from '@/lib/contracts/projects/ends';
import { clock } from '@/lib/core/clock';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeCustomer, makeProject, makeRole, makeUser } from '@/lib/testing/make';
import { detailOf, inDays, type ProjectCaller, statusesOf, withProject } from '@/lib/testing/with-project';

const here = withProject();
const remove = (caller: ProjectCaller | null = 'owner') => here.call(deleteProjectOperation, caller);
const recover = (body: object = {}, caller: ProjectCaller | null = 'owner') =>
  here.call(recoverProjectOperation, caller, { body });
const rehearse = (query = '', caller: ProjectCaller | null = 'owner') =>
  here.call(rehearseRecoveryOperation, caller, { query });

/** Inviting the team of two, by `invite`, is refused where one more may be invited today, and done where two may. */
async function expectLimitOf(invite: () => Promise<Response>): Promise<void> {
  const isByOwner = { user_id: here.ids.owner, event_type: 'user_invitation_created' };
  const before = await database().event.count({ where: isByOwner });
  const limit = async (left: number) => {
    await database().setting.deleteMany({ where: { key: 'INVITATIONS_PER_DAY' } });
    await database().setting.create({ data: { key: 'INVITATIONS_PER_DAY', value: before + left, modified: clock() } });
  };
  await remove();
  await limit(1);
  const expected = [429, 'You can invite 1 more person today, and this would invite 2.'];
  expect(await detailOf(await invite())).toEqual(expected);
  expect(await database().invitation.count({ where: { project_id: here.projectId } })).toBe(0);
  expect(await here.stored()).toMatchObject({ is_removed: true });
  await limit(2);
  expect((await invite()).status).toBe(200);
  await database().setting.deleteMany({ where: { key: 'INVITATIONS_PER_DAY' } });
}

describe('POST /api/projects/{uuid}/recover/', () => {
  it('answers 200 with a project that works again, without its team, and enqueues a run of the job for its days', async () => {
    await remove();
    const requested = { kind: 'project_lives.requested' };
    await database().outboxMessage.deleteMany({ where: requested });
    const answer = await recover();
    const found = await answer.json();
    expect([answer.status, found]).toMatchObject([
      200,
      { state: 'active', is_removed: false, recovered_by_uuid: expect.any(String) },
    ]);
    expect(found).not.toHaveProperty('recovery_info');
    expect(await here.liveRoles()).toBe(0);
    expect(await database().outboxMessage.count({ where: requested })).toBe(1);
    expect((await here.stored()).life_taken_at).toBeNull();
  });

  it('answers 200 with the roles that staff gave back, once, with their former expiry', async () => {
    const expiration_time = new Date(clock().getTime() + 86_400_000);
    const leaver = await makeUser();
    await makeRole({ user_id: leaver.id, role: 'PROJECT_ADMIN', project_id: here.projectId, expiration_time });
    const suspended = await makeUser();
    await makeRole({ user_id: suspended.id, role: 'PROJECT_ADMIN', project_id: here.projectId });
    await remove();
    await database().user.update({ where: { id: suspended.id }, data: { status: 'suspended', suspended_at: clock() } });
    const rehearsal = await (await rehearse('?restore_team_members=true', 'staff')).json();
    const { recovery_info } = await (await recover({ restore_team_members: true }, 'staff')).json();
    expect(recovery_info).toEqual({ restored_users_count: 3, restored_users: rehearsal.will_return });
    expect(rehearsal.will_not).toMatchObject([{ user_uuid: suspended.id, reason: 'inactive', level: null }]);
    expect(
      await database().userRole.findFirst({
        where: { user_id: leaver.id, project_id: here.projectId, is_active: true },
      }),
    ).toMatchObject({ expiration_time });
    expect((await here.stored()).termination_metadata).toMatchObject({
      user_roles: [
        ...[1, 2, 3].map(() => ({
          is_restored: true,
          restored_at: expect.any(String),
          restored_by: here.ids.staff,
        })),
        { is_restored: false, restored_at: null, restored_by: null },
      ],
    });
  });

  it('answers 200 with a numbered slug where its own was taken meanwhile, and its event says so', async () => {
    const { name, slug } = await here.stored();
    await remove();
    await makeProject({ customer_id: here.customerId, name });
    expect((await (await recover()).json()).slug).toBe(`${slug}-2`);
    const where = { project_id: here.projectId, event_type: 'project_update_succeeded' };
    const { context } = await database().event.findFirstOrThrow({ where });
    expect(context).toMatchObject({ changes: { slug: { from: slug, to: `${slug}-2` } } });
  });

  it('answers 400 to a date in the past, to invitations, to both flags with the sentence to choose one, and to a team where none was recorded', async () => {
    await database().userRole.deleteMany({ where: { project_id: here.projectId } });
    await remove();
    expect((await recover({ end_date: inDays(-1) })).status).toBe(400);
    const flags = { restore_team_members: true, send_invitations_to_previous_members: true };
    const choose = ['Choose one: restore the team or send invitations.'];
    expect((await (await recover(flags)).json()).send_invitations_to_previous_members).toEqual(choose);
    expect((await recover({ send_invitations_to_previous_members: true })).status).toBe(400);
    expect((await recover({ restore_team_members: true }, 'staff')).status).toBe(400);
  });

  it('answers 429 above the limit of invitations of a day, and nothing is done', async () => {
    await expectLimitOf(() => recover({ send_invitations_to_previous_members: true }));
  });

  it('answers 401 without a token, 403 to owners who restore the team, and 404 to strangers', async () => {
    await remove();
    expect((await recover({}, null)).status).toBe(401);
    expect((await recover({ restore_team_members: true })).status).toBe(403);
    expect((await recover({}, 'member')).status).toBe(403);
    expect((await recover({}, 'stranger')).status).toBe(404);
  });

  it('answers 409 when it is not deleted, and to all but one of several at once', async () => {
    expect(await detailOf(await recover())).toEqual([409, 'This project is not deleted.']);
    await remove();
    const answers = await Promise.all([recover(), recover(), recover()]);
    expect(statusesOf(answers)).toEqual([200, 409, 409]);
  });

  it('answers 422 when it would have ended, and 200 with a later end date or none, which its event tells', async () => {
    await remove();
    await here.setEnd('2026-03-01');
    expect(await detailOf(await recover())).toEqual([
      422,
      'This project ended on 1 March 2026. Give it a later end date.',
    ]);
    expect((await here.stored()).is_removed).toBe(true);
    expect((await (await rehearse()).json()).needs_end_date).toBe(true);
    expect((await (await recover({ end_date: null })).json()).state).toBe('active');
    expect(
      await database().event.findFirst({
        where: { project_id: here.projectId, event_type: 'project_update_succeeded' },
      }),
    ).toMatchObject({
      context: {
        changes: { is_removed: { from: true, to: false }, end_date: { from: '2026-03-01', to: null } },
      },
    });
  });
});

describe('GET /api/projects/{uuid}/recovery_rehearsal/', () => {
  it('answers 429 above the limit of invitations of a day', async () => {
    await expectLimitOf(() => rehearse('?send_invitations_to_previous_members=true'));
  });

  it('answers 200 and writes nothing', async () => {
    await remove();
    const before = await here.stored();
    const answer = await rehearse();
    expect([answer.status, await answer.json()]).toEqual([
      200,
      {
        will_return: [],
        will_not: [],
        needs_end_date: false,
        slug: before.slug,
        quotas: [{ name: 'nc_project_count', limit: null, usage: expect.any(Number), needed: 1 }],
      },
    ]);
    expect(await here.stored()).toEqual(before);
  });

  it.each([
    ['without one', '2026-03-01', '', {}, true],
    ['that clears it', '2026-03-01', '?end_date=', { end_date: null }, false],
    ['in the past', null, '?end_date=2020-01-01', { end_date: '2020-01-01' }, true],
    ['that it has', '2026-03-01', '?end_date=2026-03-01', { end_date: '2026-03-01' }, true],
    ['of today', null, `?end_date=${inDays(0)}`, { end_date: inDays(0) }, true],
    ['of tomorrow', '2026-03-01', `?end_date=${inDays(1)}`, { end_date: inDays(1) }, false],
  ])(
    'answers 200, and recovering with an end date %s needs another exactly when it says so',
    async (_, has, query, body, needs_end_date) => {
      await remove();
      await here.setEnd(has);
      const answer = await rehearse(query);
      expect([answer.status, await answer.json()]).toMatchObject([200, { needs_end_date }]);
      expect((await recover(body)).ok).toBe(!needs_end_date);
    },
  );

  it('answers 400, 401, 403, 404, 409 and 422 as recovering does', async () => {
    expect((await rehearse()).status).toBe(409);
    await remove();
    expect((await rehearse('?end_date=tomorrow')).status).toBe(400);
    expect((await rehearse('', null)).status).toBe(401);
    expect((await rehearse('', 'member')).status).toBe(403);
    expect((await rehearse('', 'stranger')).status).toBe(404);
    const blocked = await makeProject({
      customer_id: (await makeCustomer({ blocked: true })).id,
      is_removed: true,
      removed_at: clock(),
    });
    expect(
      (await callOperation(rehearseRecoveryOperation, { token: here.tokens.staff, params: { uuid: blocked.id } }))
        .status,
    ).toBe(422);
  });
});
