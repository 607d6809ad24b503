import { OrganisationPill } from '@/components/organisations/organisation-pill';
import { Link } from '@/components/ui/link';
import { ListRow } from '@/components/ui/list-row';
import type { Customer } from '@/lib/contracts/customers/customers';
import { organisationPage } from '@/lib/core/routes';
import { formatCount } from '@/lib/core/wording';

/** One organisation in a list: its size and whether it is open. */
export function OrganisationRow({ organisation }: { organisation: Customer }) {
  const { abbreviation, name, projects_count, users_count, uuid } = organisation;
  const size = [formatCount(projects_count, 'project', 'projects'), formatCount(users_count, 'person', 'people')];
  return (
    <ListRow
      title={
        <Link variant="quiet" href={organisationPage(uuid)} data-row>
          {name}
        </Link>
      }
      detail={[abbreviation, ...size].filter(Boolean).join(' · ')}
      trailing={<OrganisationPill organisation={organisation} />}
    />
  );
}
