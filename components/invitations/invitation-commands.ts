import type { UserInvitation } from '@/lib/contracts/members/invitations';
import type { MemberRights } from '@/lib/contracts/members/members';

export type InvitationCommand = 'approve' | 'reject' | 'send' | 'change' | 'cancel';

type About = Pick<UserInvitation, 'role_name' | 'state'> & {
  /** Whether the person made it. */
  isOwn: boolean;
};

/** What somebody may do with an invitation that is not to them, in the order of the buttons; without rights in its place they may read it. */
export function invitationCommands(
  { isOwn, role_name, state }: About,
  rights: MemberRights | undefined,
): InvitationCommand[] {
  const { can_add, can_request, refusal: closedReason } = rights ?? none;
  const mayAdd = can_add.includes(role_name);
  const isOpen = closedReason === null;
  const isWaiting = state === 'requested';
  const mayChange = isWaiting ? isOwn && can_add.length + can_request.length > 0 : mayAdd;
  const mayOpen = mayAdd || (isOwn && can_request.length > 0);
  const allowed: Readonly<Record<InvitationCommand, boolean>> = {
    approve: isWaiting && mayAdd && isOpen,
    reject: isWaiting && mayAdd && !isOwn,
    send: (state === 'pending' || state === 'expired') && mayOpen && isOpen,
    change: (state === 'pending' || isWaiting) && mayChange && isOpen,
    cancel: isWaiting ? isOwn : (mayAdd || isOwn) && ['project', 'pending', 'expired'].includes(state),
  };
  return commands.filter((command) => allowed[command]);
}

const none: Pick<MemberRights, 'can_add' | 'can_request' | 'refusal'> = { can_add: [], can_request: [], refusal: '' };

const commands = ['approve', 'reject', 'send', 'change', 'cancel'] as const satisfies readonly InvitationCommand[];
