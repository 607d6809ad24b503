import type { Role } from '@/lib/contracts/members/roles';
import { humanized } from '@/lib/core/wording';

const permissionWords: Readonly<Record<string, string>> = {
  'ORDER.APPROVE': 'Approve orders',
  'ORDER.REJECT': 'Reject orders',
  'ORDER.CANCEL': 'Cancel orders',
  'ORDER.CREATE': 'Place orders',
  'OFFERING.PROCESS_ORDERS': 'Carry out orders of own offerings',
  'RESOURCE.SET_END_DATE': 'Renew resources',
  'RESOURCE.TERMINATE': 'Terminate resources',
  'PROJECT.UPDATE': 'Change projects',
  'PROJECT.CREATE': 'Create projects',
  'PROJECT.DELETE': 'Delete projects',
  'CUSTOMER.UPDATE': 'Change the organisation',
  'CUSTOMER.CREATE_PERMISSION': 'Add people to the organisation',
  'CUSTOMER.UPDATE_PERMISSION': 'Change roles in the organisation',
  'CUSTOMER.DELETE_PERMISSION': 'Remove people from the organisation',
  'PROJECT.CREATE_PERMISSION': 'Add people to projects',
  'PROJECT.UPDATE_PERMISSION': 'Change roles in projects',
  'PROJECT.DELETE_PERMISSION': 'Remove people from projects',
};

const scopeWords: Readonly<Record<Role['content_type'], string>> = {
  customer: 'In an organisation',
  project: 'In a project',
  installation: 'In the whole installation',
};

/** A permission as people read it: "Approve orders". */
export function permissionLabel(permission: string): string {
  return permissionWords[permission] ?? humanized(permission.toLowerCase());
}

/** A role as people read it: "Customer owner". */
export function roleLabel({ name }: Pick<Role, 'name'>): string {
  return humanized(name.toLowerCase()).replace(/^Customer/, 'Organisation');
}

/** Where a role is held. */
export function scopeLabel({ content_type }: Pick<Role, 'content_type'>): string {
  return scopeWords[content_type];
}
