/** What roles grant in a customer or a project. */
export const rolePermissions = [
  'ORDER.APPROVE',
  'ORDER.REJECT',
  'ORDER.CANCEL',
  'ORDER.CREATE',
  'OFFERING.PROCESS_ORDERS',
  'RESOURCE.SET_END_DATE',
  'RESOURCE.TERMINATE',
  'PROJECT.UPDATE',
  'PROJECT.CREATE',
  'PROJECT.DELETE',
  'CUSTOMER.UPDATE',
  'CUSTOMER.CREATE_PERMISSION',
  'CUSTOMER.UPDATE_PERMISSION',
  'CUSTOMER.DELETE_PERMISSION',
  'PROJECT.CREATE_PERMISSION',
  'PROJECT.UPDATE_PERMISSION',
  'PROJECT.DELETE_PERMISSION',
] as const;

export type RolePermission = (typeof rolePermissions)[number];

/** What the role of owners keeps, so that somebody can always add and remove members. */
export const keptByOwners: readonly RolePermission[] = [
  'CUSTOMER.CREATE_PERMISSION',
  'CUSTOMER.UPDATE_PERMISSION',
  'CUSTOMER.DELETE_PERMISSION',
];

/** What a role can grant, by where it is held. */
export function grantableIn(scope: 'customer' | 'project' | 'installation'): readonly RolePermission[] {
  switch (scope) {
    case 'customer':
      return rolePermissions;
    case 'project':
      return rolePermissions.filter((permission) => !permission.startsWith('CUSTOMER.'));
    case 'installation':
      return [];
    default:
      return scope satisfies never;
  }
}

/** Whom the installation itself lets in: staff, support, or who holds a role in it. */
export const installationRoles = ['STAFF', 'SUPPORT', 'ACCESS_COMMITTEE'] as const;

export type InstallationRole = (typeof installationRoles)[number];

/**
 * What an operation asks of its caller before its service function looks at any row, and whom it refuses: those whom nobody
 * knows (401), and some who are known (403). ACCESS_COMMITTEE: who holds that role of the installation, and staff. INGEST: a program that reports by a token of its own. MAIL_PROVIDER: the mail
 * provider, by its signature.
 */
export const callPermissions = {
  ANYBODY: { deniesAnonymous: false, deniesKnown: false },
  SIGNED_IN: { deniesAnonymous: true, deniesKnown: false },
  STAFF: { deniesAnonymous: true, deniesKnown: true },
  STAFF_OR_SUPPORT: { deniesAnonymous: true, deniesKnown: true },
  ACCESS_COMMITTEE: { deniesAnonymous: true, deniesKnown: true },
  ACCESS_COMMITTEE_OR_SUPPORT: { deniesAnonymous: true, deniesKnown: true },
  INGEST: { deniesAnonymous: true, deniesKnown: true },
  MAIL_PROVIDER: { deniesAnonymous: true, deniesKnown: false },
} as const;

export type CallPermission = keyof typeof callPermissions;
