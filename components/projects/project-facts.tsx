import { projectKindLabels } from '@/components/projects/project-labels';
import type { Fact } from '@/components/ui/facts';
import { Link } from '@/components/ui/link';
import { Moment } from '@/components/ui/moment';
import type { Project } from '@/lib/contracts/projects/projects';
import { organisationPage } from '@/lib/core/routes';
import { formatCount, formatMoney, formatPlainDay } from '@/lib/core/wording';

/** A project in names and values; what is empty is left out. */
export function projectFacts(project: Project): Fact[] {
  const { created, grace_period_days: own, modified, recovered_at, start_date } = project;
  const grace = own ?? project.customer_grace_period_days;
  const cost = Number(project.billing_price_estimate.total) > 0;
  return [
    {
      label: 'Organisation',
      value: organisationOf(project),
    },
    { label: 'Description', value: project.description },
    { label: 'Type', value: project.kind !== 'default' && projectKindLabels[project.kind] },
    { label: 'Category', value: project.type_name },
    { label: 'Field of science', value: project.oecd_fos_2007_label },
    { label: 'Industry project', value: project.is_industry && 'Yes' },
    { label: 'Start date', value: start_date && formatPlainDay(start_date) },
    { label: 'Grace period', value: grace !== null && grace > 0 && formatCount(grace, 'day', 'days') },
    { label: 'Time zone', value: project.time_zone },
    { label: 'Resources', value: project.resources_count > 0 && String(project.resources_count) },
    { label: 'Cost', value: cost && formatMoney(project.billing_price_estimate.total) },
    { label: 'Short name', value: project.slug },
    { label: 'Backend ID', value: project.backend_id },
    { label: 'Staff notes', value: project.staff_notes },
    { label: 'Created', value: <Moment at={created} shows="both" /> },
    { label: 'Recovered', value: recovered_at && <Moment at={recovered_at} shows="both" /> },
    { label: 'Last changed', value: <Moment at={modified} shows="both" /> },
  ];
}

/** Those who were in a deleted project may not see its organisation. */
function organisationOf({ customer_name, customer_uuid, is_removed }: Project) {
  return is_removed ? customer_name : <Link href={organisationPage(customer_uuid)}>{customer_name}</Link>;
}
