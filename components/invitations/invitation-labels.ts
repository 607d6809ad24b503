import type { SelectOption } from '@/components/ui/select';
import type { Tone } from '@/components/ui/tone';
import type { PermissionRequest } from '@/lib/contracts/permission-requests';
import type { PlaceKind } from '@/lib/contracts/places';
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

/** The roles of each kind of place, as the API names them. */
const roles = {
  project: ['PROJECT.MEMBER', 'PROJECT.ADMIN', 'PROJECT.MANAGER'],
  customer: ['CUSTOMER.SUPPORT', 'CUSTOMER.MANAGER', 'CUSTOMER.OWNER'],
} as const satisfies Record<PlaceKind, readonly string[]>;

export type InvitedRole = (typeof roles)[PlaceKind][number];

const names: Readonly<Record<InvitedRole, string>> = {
  'PROJECT.MEMBER': 'Member of the project',
  'PROJECT.ADMIN': 'Administrator of its resources',
  'PROJECT.MANAGER': 'Manager of the project',
  'CUSTOMER.SUPPORT': 'Reads the organisation’s projects',
  'CUSTOMER.MANAGER': 'Manager of the organisation’s projects',
  'CUSTOMER.OWNER': 'Owner of the organisation',
};

/** The roles that people are invited to in a place. */
export function roleOptions(kind: PlaceKind): readonly SelectOption<InvitedRole>[] {
  return roles[kind].map((id) => ({ id, label: names[id] }));
}

/** The role that most are invited to. */
export function usualRole(kind: PlaceKind): InvitedRole {
  return roles[kind][0];
}
