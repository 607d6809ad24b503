import { countryNames } from '@/lib/contracts/customers/countries';
import type { Customer } from '@/lib/contracts/customers/customers';
import { apiPath } from '@/lib/core/routes';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { accountingStart, isOfThisMonth } from '@/lib/db/price-estimate';
import { type RowShape, readRow } from '@/lib/db/row-shape';
import { absoluteUrl } from '@/lib/emails/absolute-url';
import { priceOfCustomer } from '@/lib/services/costs/price-of-customer';
import { isReadable } from '@/lib/services/customers/readable-customers';
import { projectsCount, usersCount } from '@/lib/services/quotas/usage';

/** A customer as the API shows it. */
export function customerShape(ctx: Ctx): RowShape {
  return {
    id: sql`customer.id`,
    tables: sql`customer`,
    json: sql`(${profile} || ${contact} || ${figures(ctx)})`,
  };
}

/** One customer that the caller reads. @throws not_found */
export function readCustomerRow(ctx: Ctx, uuid: string): Promise<Customer> {
  return readRow<Customer>(ctx.db, customerShape(ctx), sql`customer.id = ${uuid}::uuid AND ${isReadable(ctx)}`);
}

const profile = sql`jsonb_build_object(
  'url', ${absoluteUrl(apiPath('customers'))} || customer.id || '/', 'uuid', customer.id,
  'created', customer.created, 'modified', customer.modified,
  'display_name', coalesce(nullif(customer.abbreviation, ''), customer.name), 'name', customer.name, 'slug', customer.slug,
  'native_name', customer.native_name, 'abbreviation', customer.abbreviation, 'description', customer.description,
  'backend_id', customer.backend_id, 'image', CASE WHEN EXISTS (SELECT FROM customer_image WHERE customer_image.customer_id = customer.id)
    THEN ${absoluteUrl(apiPath('customers'))} || customer.id || '/image/' END, 'blocked', customer.blocked, 'archived', customer.archived,
  'accounting_start_date', ${accountingStart}, 'max_service_accounts', customer.max_service_accounts,
  'project_metadata_checklist', customer.checklist_id, 'grace_period_days', customer.grace_period_days,
  'user_email_patterns', coalesce(customer.user_email_patterns, '{}'),
  'user_affiliations', coalesce(customer.user_affiliations, '{}'),
  'user_identity_sources', coalesce(customer.user_identity_sources, '{}'))`;

const contact = sql`jsonb_build_object(
  'email', customer.email, 'phone_number', customer.phone_number, 'homepage', customer.homepage,
  'contact_details', customer.contact_details, 'registration_code', customer.registration_code,
  'vat_code', customer.vat_code, 'address', customer.address, 'postal', customer.postal, 'country', customer.country,
  'country_name', coalesce(${JSON.stringify(countryNames)}::jsonb ->> customer.country, ''))`;

function figures(ctx: Ctx): Sql {
  const sum = (condition: Sql) => sql`round(${priceOfCustomer(ctx, condition)}, 2)::text`;
  return sql`jsonb_build_object('projects_count', ${projectsCount}, 'users_count', ${usersCount(ctx.now)},
    'billing_price_estimate', jsonb_build_object('total', ${sum(sql`TRUE`)}, 'current', ${sum(isOfThisMonth(ctx.now))},
      'tax', '0.00', 'tax_current', '0.00'))`;
}
