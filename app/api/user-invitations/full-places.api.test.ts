import { beforeEach, describe, expect, it } from 'vitest';
import {
  acceptUserInvitationOperation,
  registerInvitedUserOperation,
} from '@/lib/contracts/members/invitation-commands';
import { addProjectMemberOperation } from '@/lib/contracts/members/members';
import { clock } from '@/lib/core/clock';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { type InvitedPlace, makeInvitedPlace } from '@/lib/testing/invited-place';
import { makeInvitation } from '@/lib/testing/make-invitation';

/** A manager, an admin and a member hold roles in the project. */
const HELD = 3;

let place: InvitedPlace;

beforeEach(async () => {
  place = await makeInvitedPlace();
});

const invite = (email?: string) =>
  makeInvitation({ project_id: place.projectId, now: clock(), ...(email !== undefined && { email }) });
const limit = (max_users: number) => database().project.update({ where: { id: place.projectId }, data: { max_users } });
const accept = async (who: 'invited' | 'stranger', uuid: string) =>
  callOperation(acceptUserInvitationOperation, { params: { uuid }, token: place.tokenOf(who) });
const register = (uuid: string, token: string) =>
  callOperation(registerInvitedUserOperation, {
    params: { uuid },
    body: { token, full_name: 'Ann Bell', password: 'a quiet long walk home' },
  });
const people = () => database().userRole.count({ where: { project_id: place.projectId, is_active: true } });
const stateOf = async (id: string) => (await database().invitation.findUniqueOrThrow({ where: { id } })).state;
const statusesOf = (answers: Response[]) => answers.map(({ status }) => status).toSorted((one, other) => one - other);

describe('POST /api/user-invitations/{uuid}/accept/', () => {
  it('answers 422 with the numbers where the quota of people is full, and the invitation stays', async () => {
    const { invitation } = await invite(place.people.invited.email);
    await limit(HELD);
    const answer = await accept('invited', invitation.id);
    expect([answer.status, (await answer.json()).detail]).toEqual([422, expect.stringContaining(`${HELD} of ${HELD}`)]);
    expect(await stateOf(invitation.id)).toBe('pending');
    await limit(HELD + 1);
    expect((await accept('invited', invitation.id)).status).toBe(200);
  });

  it.each([1, 2, 3])(
    'answers 200 to one of two who accept the last place at once, and 422 to the other (%i)',
    async () => {
      const ours = await Promise.all((['invited', 'stranger'] as const).map((who) => invite(place.people[who].email)));
      await limit(HELD + 1);
      const [one = '', other = ''] = ours.map(({ invitation }) => invitation.id);
      expect(statusesOf(await Promise.all([accept('invited', one), accept('stranger', other)]))).toEqual([200, 422]);
      expect(await people()).toBe(HELD + 1);
    },
  );

  it.each([1, 2, 3])('answers 200 or 422 beside an addition that takes the last place at once (%i)', async () => {
    const { invitation } = await invite(place.people.invited.email);
    await limit(HELD + 1);
    const added = callOperation(addProjectMemberOperation, {
      params: { uuid: place.projectId },
      body: { user: place.people.stranger.id, role: 'PROJECT.MEMBER' },
      token: place.tokenOf('owner'),
    });
    const statuses = statusesOf(await Promise.all([accept('invited', invitation.id), added]));
    expect([
      [200, 422],
      [201, 422],
    ]).toContainEqual(statuses);
    expect(await people()).toBe(HELD + 1);
  });
});

describe('POST /api/user-invitations/{uuid}/register/', () => {
  const yesterday = () => new Date(clock().getTime() - 2 * 86_400_000);
  const rejections = {
    'the quota of people is full': [422, () => limit(HELD)],
    'restrictions keep the address out': [
      400,
      () =>
        database().project.update({
          where: { id: place.projectId },
          data: { user_email_patterns: ['.*@nowhere\\.example'] },
        }),
    ],
    'the project has ended': [
      422,
      () => database().project.update({ where: { id: place.projectId }, data: { end_date: yesterday() } }),
    ],
  } as const;

  it.each(Object.entries(rejections))(
    'where %s, answers a refusal and makes no account',
    async (_why, [status, close]) => {
      const { invitation, token } = await invite();
      await close();
      expect((await register(invitation.id, token)).status).toBe(status);
      expect(await database().user.count({ where: { email: invitation.email } })).toBe(0);
      expect([await stateOf(invitation.id), await people()]).toEqual(['pending', HELD]);
    },
  );
});
