import type { SelectOption } from '@/components/ui/select';
import type { Tone } from '@/components/ui/tone';
import type { MemberRights } from '@/lib/contracts/members';
import type { PermissionRequest } from '@/lib/contracts/permission-requests';
import type { InvitationState } from '@/lib/contracts/user-invitations';

type Label = { label: string; tone: Tone };

export const invitationLabels: Readonly<Record<InvitationState, Label>> = {
  requested: { label: 'Waiting for approval', tone: 'warning' },
  project: { label: 'Waiting for project start', tone: 'info' },
  pending: { label: 'Pending', tone: 'warning' },
  accepted: { label: 'Accepted', tone: 'success' },
  canceled: { label: 'Cancelled', tone: 'neutral' },
  expired: { label: 'Expired', tone: 'neutral' },
  rejected: { label: 'Declined', tone: 'neutral' },
};

export const requestLabels: Readonly<Record<PermissionRequest['state'], Label>> = {
  pending: { label: 'Pending', tone: 'warning' },
  approved: { label: 'Approved', tone: 'success' },
  rejected: { label: 'Rejected', tone: 'neutral' },
  canceled: { label: 'Cancelled', tone: 'neutral' },
};

/** Roles as who invites reads them, by the name in the API; those that most people get first. */
const roleNames: ReadonlyMap<string, string> = new Map([
  ['PROJECT.MEMBER', 'Member of the project'],
  ['PROJECT.ADMIN', 'Administrator of its resources'],
  ['PROJECT.MANAGER', 'Manager of the project'],
  ['CUSTOMER.SUPPORT', 'Reads the organisation’s projects'],
  ['CUSTOMER.MANAGER', 'Manager of the organisation’s projects'],
  ['CUSTOMER.OWNER', 'Owner of the organisation'],
]);

/** The roles of projects, which a link can give in the project that it creates. */
export const projectRoleOptions = [...roleNames].flatMap(([id, label]) =>
  id.startsWith('PROJECT.') ? [{ id, label }] : [],
);

/** The roles that the person may add, and where asked for also those that someone else has to approve. */
export function roleOptions(
  { can_add, can_request }: Pick<MemberRights, 'can_add' | 'can_request'>,
  isAskingPossible: boolean,
): readonly SelectOption<string>[] {
  const asked = new Set(isAskingPossible ? can_request : []);
  const added = new Set(can_add);
  return [...roleNames].flatMap(([id, label]) => {
    if (added.has(id)) return [{ id, label }];
    return asked.has(id) ? [{ id, label, description: 'Someone else has to approve it.' }] : [];
  });
}
