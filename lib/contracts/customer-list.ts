import { z } from 'zod';
import { orderBy, pageQuery, queryFlag, text, uuid } from '@/lib/contracts/common';
import { operation } from '@/lib/contracts/operation';

/** An organisation as lists name it. */
const listedCustomer = z.strictObject({
  url: z.string(),
  uuid,
  name: z.string(),
  display_name: z.string(),
  slug: z.string(),
  abbreviation: z.string(),
  native_name: z.string(),
  blocked: z.boolean(),
  archived: z.boolean(),
});

export type ListedCustomer = z.output<typeof listedCustomer>;

export const listCustomersOperation = operation({
  id: 'customers_list',
  method: 'GET',
  path: '/api/customers/',
  summary: 'List organisations where you have a role, by name',
  permission: 'SIGNED_IN',
  query: z.strictObject({
    ...pageQuery,
    name: text(200).optional(),
    name_exact: text(200).optional(),
    query: text(200).optional(),
    archived: queryFlag.default(false),
    current_user_has_project_create_permission: queryFlag.optional(),
    o: orderBy(['name', 'created', 'abbreviation', 'native_name']),
  }),
  answer: z.array(listedCustomer),
  gives: { kind: 'list' },
});
