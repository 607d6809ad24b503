import type { SelectOption } from '@/components/ui/select';
import type { Tone } from '@/components/ui/tone';
import { roleLabel } from '@/lib/client/role-labels';
import type { InvitationState } from '@/lib/contracts/members/invitations';
import type { MemberRights } from '@/lib/contracts/members/members';
import type { PermissionRequest } from '@/lib/contracts/members/permission-requests';

type Label = { label: string; tone: Tone };

export const invitationLabels: Readonly<Record<InvitationState, Label>> = {
  requested: { label: 'Waiting for approval', tone: 'warning' },
  project: { label: 'Waiting for project start', tone: 'info' },
  pending: { label: 'Pending', tone: 'warning' },
  accepted: { label: 'Accepted', tone: 'success' },
  canceled: { label: 'Cancelled', tone: 'neutral' },
  expired: { label: 'Expired', tone: 'neutral' },
  rejected: { label: 'Rejected', tone: 'neutral' },
};

export const requestLabels: Readonly<Record<PermissionRequest['state'], Label>> = {
  pending: { label: 'Pending', tone: 'warning' },
  approved: { label: 'Approved', tone: 'success' },
  rejected: { label: 'Rejected', tone: 'neutral' },
  canceled: { label: 'Cancelled', tone: 'neutral' },
};

/** Whether approving a request creates a project for who asked, in which they get a role, instead of giving its role. */
export function createsProject({ project_name_template }: Pick<PermissionRequest, 'project_name_template'>): boolean {
  return project_name_template !== '';
}

/** What a request asks for, in a few words. */
export function askedOf(request: Pick<PermissionRequest, 'project_name_template' | 'role_name'>): string {
  return createsProject(request) ? 'A new project' : roleLabel({ name: request.role_name });
}

/** The roles that people are invited to, by the name in the API; those that most people get first. */
const invitedRoles = [
  'PROJECT.MEMBER',
  'PROJECT.ADMIN',
  'PROJECT.MANAGER',
  'CUSTOMER.SUPPORT',
  'CUSTOMER.MANAGER',
  'CUSTOMER.OWNER',
] as const;

/** The roles of projects, which a link can give in the project that it creates. */
export const projectRoleOptions = invitedRoles.filter((name) => name.startsWith('PROJECT.')).map(optionOf);

/** The roles that the person may add, and where asked for also those that someone else has to approve. */
export function roleOptions(
  { can_add, can_request }: Pick<MemberRights, 'can_add' | 'can_request'>,
  isAskingPossible: boolean,
): readonly SelectOption<string>[] {
  const asked = new Set(isAskingPossible ? can_request : []);
  const added = new Set(can_add);
  return invitedRoles.flatMap((name) => {
    if (added.has(name)) return [optionOf(name)];
    return asked.has(name) ? [{ ...optionOf(name), description: 'Someone else has to approve it.' }] : [];
  });
}

function optionOf(name: string): SelectOption<string> {
  return { id: name, label: roleLabel({ name }) };
}
