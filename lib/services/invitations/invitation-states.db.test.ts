import { expect, test } from 'vitest';
import { type InvitationState, invitationStates } from '@/lib/contracts/members/invitations';
import { database } from '@/lib/db/client';
import { acceptUserInvitation } from '@/lib/services/invitations/accept-user-invitation';
import { approveUserInvitation } from '@/lib/services/invitations/approve-user-invitation';
import { cancelUserInvitation } from '@/lib/services/invitations/cancel-user-invitation';
import { changeUserInvitation } from '@/lib/services/invitations/change-user-invitation';
import { registerInvited } from '@/lib/services/invitations/register-invited';
import { rejectUserInvitation } from '@/lib/services/invitations/reject-user-invitation';
import { sendUserInvitation } from '@/lib/services/invitations/send-user-invitation';
import { uniqueName } from '@/lib/testing/make';
import { makeHeldProject } from '@/lib/testing/make-held-project';
import { makeInvitation } from '@/lib/testing/make-invitation';
import { testContext } from '@/lib/testing/test-context';

/** The ways out of each state, for an owner who is invited too. */
const statesOfMoves = {
  approve: ['requested'],
  reject: ['requested', 'pending'],
  cancel: ['requested', 'project', 'pending', 'expired'],
  accept: ['pending'],
  register: ['pending'],
  send: ['pending', 'expired'],
  change: ['pending', 'requested'],
} as const satisfies Readonly<Record<string, readonly InvitationState[]>>;
type Move = keyof typeof statesOfMoves;
/** The cast holds because these are the keys of `statesOfMoves`. */
const moves = Object.keys(statesOfMoves) as Move[];

const words: Readonly<Record<InvitationState, string>> = {
  requested: 'This invitation is waiting for approval.',
  project: 'This invitation is waiting for the project to start.',
  pending: 'This invitation is pending.',
  accepted: 'This invitation was accepted.',
  canceled: 'This invitation was cancelled.',
  expired: 'This invitation has expired.',
  rejected: 'This invitation was rejected.',
};

async function make(state: InvitationState, move: Move) {
  const { person: owner, project } = await makeHeldProject('CUSTOMER_OWNER');
  // Whoever registers has no account yet.
  const email = move === 'register' ? {} : { email: owner.email };
  const { invitation, token } = await makeInvitation({ project_id: project.id, state, ...email });
  const [ctx, uuid] = [testContext(owner), invitation.id];
  const password = 'seven grey seals at noon';
  const doing: Readonly<Record<Move, () => Promise<unknown>>> = {
    approve: () => approveUserInvitation(ctx, { uuid }),
    reject: () => rejectUserInvitation(ctx, { uuid }),
    cancel: () => cancelUserInvitation(ctx, { uuid }),
    accept: () => acceptUserInvitation(ctx, { uuid }),
    register: () => registerInvited(testContext(), { uuid, token, full_name: 'Ann', password }, { network: null }),
    send: () => sendUserInvitation(ctx, { uuid }),
    change: () => changeUserInvitation(ctx, { uuid, email: `${uniqueName('other')}@example.org` }),
  };
  const stateNow = async () => (await database().invitation.findUniqueOrThrow({ where: { id: uuid } })).state;
  return { act: doing[move], stateNow };
}

const all = invitationStates.flatMap((state) => moves.map((move) => ({ state, move })));
const isOpen = ({ move, state }: (typeof all)[number]) => statesOfMoves[move].some((from) => from === state);

test.each(all.filter(isOpen))('an invitation that is $state takes $move', async ({ move, state }) => {
  const { act } = await make(state, move);
  await expect(act()).resolves.toBeDefined();
});

test.each(all.filter((one) => !isOpen(one)))(
  'an invitation that is $state refuses to $move with its state, and stays so',
  async ({ move, state }) => {
    const { act, stateNow } = await make(state, move);
    // The link of one that was accepted opens nothing any more.
    const isUsed = move === 'register' && state === 'accepted';
    const expected = isUsed ? { code: 'not_found' } : { code: 'moved_on', message: words[state] };
    await expect(act()).rejects.toMatchObject(expected);
    expect(await stateNow()).toBe(state);
  },
);
