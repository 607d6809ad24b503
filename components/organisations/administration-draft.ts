import { changedFields } from '@/lib/client/changed-fields';
import type { Customer } from '@/lib/contracts/customers/customers';
import { dayIn } from '@/lib/core/wording';

export const administrationFields = [
  'slug',
  'backend_id',
  'accounting_start_date',
  'grace_period_days',
  'max_service_accounts',
] as const;

/** What staff alone change of an organisation, as the form holds it: accounting starts on a day. */
export type AdministrationDraft = Pick<Customer, (typeof administrationFields)[number]>;

/** @param zone of the installation: the API answers the beginning of the day there */
export function administrationDraft(organisation: AdministrationDraft, zone: string): AdministrationDraft {
  const { accounting_start_date: start, backend_id, grace_period_days, max_service_accounts, slug } = organisation;
  const accounting_start_date = dayIn(new Date(start), zone);
  return { accounting_start_date, backend_id, grace_period_days, max_service_accounts, slug };
}

/** What was changed; an empty day is the one of the creation. */
export function changesOf(opened: AdministrationDraft, draft: AdministrationDraft) {
  const { accounting_start_date: day, ...others } = changedFields(opened, draft);
  return { ...others, ...(day !== undefined && { accounting_start_date: day === '' ? null : day }) };
}
