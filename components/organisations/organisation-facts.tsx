import type { Fact } from '@/components/ui/facts';
import { Link } from '@/components/ui/link';
import { Moment } from '@/components/ui/moment';
import type { Customer } from '@/lib/contracts/customers/customers';
import { formatCount, formatMoney } from '@/lib/core/wording';

/** An organisation in names and values; what is empty is left out. */
export function organisationFacts(organisation: Customer): Fact[] {
  const { created, email, grace_period_days: grace, homepage, modified } = organisation;
  const cost = Number(organisation.billing_price_estimate.total) > 0;
  return [
    { label: 'Native name', value: organisation.native_name },
    { label: 'Abbreviation', value: organisation.abbreviation },
    { label: 'Description', value: organisation.description },
    { label: 'Projects', value: String(organisation.projects_count) },
    { label: 'People', value: String(organisation.users_count) },
    { label: 'Cost', value: cost && formatMoney(organisation.billing_price_estimate.total) },
    { label: 'Email', value: email !== '' && <Link href={`mailto:${email}`}>{email}</Link> },
    { label: 'Phone number', value: organisation.phone_number },
    { label: 'Website', value: homepage !== '' && <Link href={homepage}>{homepage}</Link> },
    { label: 'Contact details', value: organisation.contact_details },
    { label: 'Registration number', value: organisation.registration_code },
    { label: 'VAT number', value: organisation.vat_code },
    { label: 'Address', value: [organisation.address, organisation.postal].filter(Boolean).join(', ') },
    { label: 'Country', value: organisation.country_name },
    { label: 'Grace period', value: grace !== null && grace > 0 && formatCount(grace, 'day', 'days') },
    { label: 'Short name', value: organisation.slug },
    { label: 'Backend ID', value: organisation.backend_id },
    { label: 'Created', value: <Moment at={created} shows="both" /> },
    { label: 'Last changed', value: <Moment at={modified} shows="both" /> },
  ];
}
