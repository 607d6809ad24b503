import { z } from 'zod';
import { chosenFields, downloadQuery, pageQuery, uuid, uuidParams } from '@/lib/contracts/common';
import { operation } from '@/lib/contracts/operation';
import { projectCost, readProjectStatsOperation } from '@/lib/contracts/projects/figures';

export const readCustomerStatsOperation = operation({
  ...readProjectStatsOperation,
  id: 'customers_stats',
  path: '/api/customers/{uuid}/stats/',
  summary: 'Read how many projects, people and resources an organisation has, and what it costs',
});

/** An order that counts in the costs of an organisation, with its project. */
const customerCost = projectCost.extend({ project_uuid: uuid, project_name: z.string() });

export const listCustomerCostsOperation = operation({
  id: 'customers_costs',
  method: 'GET',
  path: '/api/customers/{uuid}/costs/',
  summary: 'List what the costs of an organisation are made of, newest first',
  permission: 'SIGNED_IN',
  params: uuidParams,
  query: z.strictObject({ ...pageQuery, ...downloadQuery, ...chosenFields(customerCost) }),
  answer: z.array(customerCost),
  gives: { kind: 'list' },
  errors: ['not_found'],
});
