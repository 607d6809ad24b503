import { z } from 'zod';
import { chosenFields, downloadQuery, instant, pageQuery, queryFlag, uuid, uuidParams } from '@/lib/contracts/common';
import { orderStateNames, orderTypeNames } from '@/lib/contracts/marketplace/names';
import { quotaUsage } from '@/lib/contracts/members/quotas';
import { operation } from '@/lib/contracts/operation';
import { priceEstimate } from '@/lib/contracts/projects/projects';

export const projectStats = z.strictObject({
  components: z.array(z.never()),
  quotas: z.array(quotaUsage),
  billing_price_estimate: priceEstimate,
});

export type ProjectStats = z.output<typeof projectStats>;

export const readProjectStatsOperation = operation({
  id: 'projects_stats',
  method: 'GET',
  path: '/api/projects/{uuid}/stats/',
  summary: 'Read how many people and resources a project has, and what it costs',
  permission: 'SIGNED_IN',
  params: uuidParams,
  query: z.strictObject({
    for_current_month: queryFlag.optional().describe('true gives the costs of this month as the total.'),
  }),
  answer: projectStats,
  errors: ['not_found'],
});

/** An order that counts in the costs of its project. */
export const projectCost = z.strictObject({
  order_uuid: uuid,
  created: instant,
  offering_name: z.string(),
  resource_name: z.string(),
  order_type: z.enum(orderTypeNames),
  state: z.enum(orderStateNames),
  cost: z.string(),
});

export const listProjectCostsOperation = operation({
  id: 'projects_costs',
  method: 'GET',
  path: '/api/projects/{uuid}/costs/',
  summary: 'List what the costs of a project are made of, newest first',
  permission: 'SIGNED_IN',
  params: uuidParams,
  query: z.strictObject({ ...pageQuery, ...downloadQuery, ...chosenFields(projectCost) }),
  answer: z.array(projectCost),
  gives: { kind: 'list' },
  errors: ['not_found'],
});

export const syncUserRolesOperation = operation({
  id: 'projects_sync_user_roles',
  method: 'POST',
  path: '/api/projects/{uuid}/sync_user_roles/',
  summary: 'Nothing to do: roles are always up to date. Here for clients that call it',
  permission: 'SIGNED_IN',
  params: uuidParams,
  answer: z.strictObject({}),
  errors: ['not_found', 'not_allowed'],
  isAudited: false,
});
