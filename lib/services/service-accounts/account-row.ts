import { isVisibleProject } from '@/lib/auth/visible-projects';
import type { CustomerServiceAccount, ProjectServiceAccount } from '@/lib/contracts/people/service-accounts';
import { type Sql, sql } from '@/lib/db/client';
import { contains, isAnyOf } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { ascending } from '@/lib/db/row-order';
import { type RowShape, readRow } from '@/lib/db/row-shape';
import { isReadable as isReadableCustomer } from '@/lib/services/customers/readable-customers';
import { addressOf } from '@/lib/services/orders/address-of';

const itself = sql`'uuid', account.id, 'created', account.created, 'modified', account.modified, 'error_message', '',
  'state', CASE WHEN account.closed_at IS NULL THEN 'OK' ELSE 'Closed' END, 'token', NULL, 'expires_at', NULL,
  'customer_uuid', customer.id, 'customer_name', customer.name, 'customer_abbreviation', customer.abbreviation,
  'username', person.username, 'description', account.description, 'email', '', 'preferred_identifier', ''`;

const person = sql`JOIN user_account AS person ON person.id = account.user_id`;

export const projectAccountRow: RowShape = {
  id: sql`account.id`,
  tables: sql`service_account AS account JOIN project ON project.id = account.project_id
    JOIN customer ON customer.id = project.customer_id ${person}`,
  json: sql`jsonb_build_object('url', ${addressOf('marketplace-project-service-accounts', sql`account.id`)}, ${itself},
    'project', project.id, 'project_uuid', project.id, 'project_name', project.name)`,
};

export const customerAccountRow: RowShape = {
  id: sql`account.id`,
  tables: sql`service_account AS account JOIN customer ON customer.id = account.customer_id ${person}`,
  json: sql`jsonb_build_object('url', ${addressOf('marketplace-customer-service-accounts', sql`account.id`)}, ${itself},
    'customer', customer.id)`,
};

/** What narrows service accounts of both kinds. */
export const accountFilters = {
  username: contains(sql`person.username`),
  state: isAnyOf(sql`CASE WHEN account.closed_at IS NULL THEN 'OK' ELSE 'Closed' END`),
};

/** By username. */
export const accountOrder = [ascending(sql`person.username`), ascending(sql`account.id`)];

/** A service account of a project that the caller reads, or may read all of where it is deleted. @throws not_found */
export function readProjectAccount(ctx: Ctx, uuid: string): Promise<ProjectServiceAccount> {
  return readRow(ctx.db, projectAccountRow, sql`${isIt(uuid)} AND ${isVisibleProject(ctx, sql`project.id`)}`);
}

/** A service account of a customer that the caller reads. @throws not_found */
export function readCustomerAccount(ctx: Ctx, uuid: string): Promise<CustomerServiceAccount> {
  return readRow(ctx.db, customerAccountRow, sql`${isIt(uuid)} AND ${isReadableCustomer(ctx)}`);
}

function isIt(uuid: string): Sql {
  return sql`account.id = ${uuid}::uuid`;
}
