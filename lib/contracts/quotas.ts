/** What a quota limits in a project. */
export const projectQuotaNames = ['nc_user_count', 'nc_resource_count'] as const;

/** What a quota limits in an organisation: how much is in it and all its projects. */
export const customerQuotaNames = ['nc_project_count', ...projectQuotaNames] as const;

export type QuotaName = (typeof customerQuotaNames)[number];

/** The highest limit. */
export const MOST_OF_A_QUOTA = 1_000_000;
