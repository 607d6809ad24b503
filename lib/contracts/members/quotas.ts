import { z } from 'zod';
import { pageQuery, uuid, uuidParams } from '@/lib/contracts/common';
import { operation } from '@/lib/contracts/operation';

/** What a quota limits in a project. */
export const projectQuotaNames = ['nc_user_count', 'nc_resource_count'] as const;

/** What a quota limits in an organisation: how much is in it and all its projects. */
export const customerQuotaNames = ['nc_project_count', ...projectQuotaNames] as const;

export type QuotaName = (typeof customerQuotaNames)[number];

/** What there may be at most, and is; no limit where it is null. */
export const quotaUsage = z.strictObject({ name: z.string(), limit: z.int().nullable(), usage: z.int().min(0) });

export type QuotaUsage = z.output<typeof quotaUsage>;

export const listProjectQuotasOperation = operation({
  id: 'projects_quotas_list',
  method: 'GET',
  path: '/api/projects/{uuid}/quotas/',
  summary: 'List the quotas of a project with what they count now',
  permission: 'SIGNED_IN',
  params: uuidParams,
  answer: z.array(quotaUsage),
  errors: ['not_found'],
});

export const listCustomerQuotasOperation = operation({
  ...listProjectQuotasOperation,
  id: 'customers_quotas_list',
  path: '/api/customers/{uuid}/quotas/',
  summary: 'List the quotas of an organisation with what they count now',
});

const MOST = 1_000_000;

export const changeProjectQuotaOperation = operation({
  id: 'projects_quotas_change',
  method: 'PUT',
  path: '/api/projects/{uuid}/quotas/{name}/',
  summary: 'Set the limit of a quota of a project',
  permission: 'SIGNED_IN',
  params: z.strictObject({ uuid, name: z.string().max(100) }),
  body: z.strictObject({ limit: z.int().min(0).max(MOST).nullable().describe('Null: none. 0: nothing can be added.') }),
  answer: quotaUsage,
  errors: ['not_found', 'not_allowed'],
});

export const changeCustomerQuotaOperation = operation({
  ...changeProjectQuotaOperation,
  id: 'customers_quotas_change',
  path: '/api/customers/{uuid}/quotas/{name}/',
  summary: 'Set the limit of a quota of an organisation',
  permission: 'STAFF',
  errors: ['not_found'],
});

/** What is compared between projects. */
export const projectFigures = [...projectQuotaNames, 'estimated_price'] as const;

/** What is compared between organisations. */
export const customerFigures = [...customerQuotaNames, 'estimated_price'] as const;

const figureOfCustomer = z.strictObject({
  customer_name: z.string(),
  customer_abbreviation: z.string(),
  /** How much there is now; of prices whole units, rounded down. */
  value: z.int(),
});

export const compareProjectQuotasOperation = operation({
  id: 'project_quotas_list',
  method: 'GET',
  path: '/api/project-quotas/',
  summary: 'List the projects you can read by what they use, highest first',
  permission: 'SIGNED_IN',
  query: z.strictObject({ ...pageQuery, quota_name: z.enum(projectFigures).default('nc_resource_count') }),
  answer: z.array(figureOfCustomer.extend({ project_name: z.string() })),
  gives: { kind: 'list' },
});

export const compareCustomerQuotasOperation = operation({
  id: 'customer_quotas_list',
  method: 'GET',
  path: '/api/customer-quotas/',
  summary: 'List the organisations you can read by what they use, highest first',
  permission: 'SIGNED_IN',
  query: z.strictObject({ ...pageQuery, quota_name: z.enum(customerFigures).default('nc_resource_count') }),
  answer: z.array(figureOfCustomer),
  gives: { kind: 'list' },
});
