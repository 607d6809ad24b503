/** The kinds of reminders that tell of access. */
export const ACCESS_RENEWAL = 'access_renewal';
export const ACCESS_REVOKED = 'access_revoked';
