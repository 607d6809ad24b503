/** The role that service accounts are made with, by the kind of their place. */
export const accountRole = { project: 'PROJECT_MEMBER', customer: 'CUSTOMER_SUPPORT' } as const;
