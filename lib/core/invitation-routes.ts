/** The addresses of invitations, links to join and requests to join are built here. */

/** The invitations to a person and by them, and the requests to join. */
export const invitationsPage = '/invitations';

/** One invitation, for who is signed in. */
export function invitationPage(uuid: string): string {
  return `${invitationsPage}/${uuid}`;
}

/** One request to join. */
export function permissionRequestPage(uuid: string): string {
  return `${invitationsPage}/requests/${uuid}`;
}

/** Where the link of a mailed invitation leads. */
export function invitationLinkPage(uuid: string, token: string): string {
  return `/invitation?${new URLSearchParams({ invitation: uuid, token })}`;
}

/** Where who may add a role decides about an invitation by the link of a mail. */
export function reviewInvitationPage(token: string): string {
  return `/invitation/review?${new URLSearchParams({ token })}`;
}

/** The link of a group invitation. */
export function joinPage(uuid: string): string {
  return `/join/${uuid}`;
}
