import { PersonRoles } from '@/components/people/person-roles';
import { type Fact, Facts } from '@/components/ui/facts';
import { Link } from '@/components/ui/link';
import { Moment } from '@/components/ui/moment';
import { PageSection } from '@/components/ui/page-section';
import type { Person } from '@/lib/contracts/people/person';
import { readPurgeCertificateOperation } from '@/lib/contracts/people/purging';
import { adminAudiencePage, fillPath } from '@/lib/core/routes';
import { formatPlainDay } from '@/lib/core/wording';

/** Who somebody is, their flags, and what they may do where. */
export function PersonFacts({ person }: { person: Person }) {
  return (
    <div className="grid gap-8 md:grid-cols-2">
      <PageSection title="Account">
        <Facts facts={accountOf(person)} />
      </PageSection>
      <div className="space-y-8">
        <PageSection title="Roles">
          <PersonRoles roles={person.roles} />
        </PageSection>
        <PageSection title="Audiences">
          {person.audiences.length === 0 ? (
            <p className="text-text-muted">No audiences.</p>
          ) : (
            <ul className="space-y-1.5">
              {person.audiences.map(({ name, uuid }) => (
                <li key={uuid}>
                  <Link href={adminAudiencePage(uuid)}>{name}</Link>
                </li>
              ))}
            </ul>
          )}
        </PageSection>
      </div>
    </div>
  );
}

function accountOf(person: Person): Fact[] {
  const { legal_hold, status } = person;
  const instant = (at: string | null) => at !== null && <Moment at={at} shows="both" />;
  return [
    { label: 'Username', value: person.username },
    { label: 'Suspended', value: status === 'suspended' && instant(person.suspended_at) },
    { label: 'Reason', value: person.suspended_reason },
    { label: 'Deleted', value: instant(person.deleted_at) },
    { label: 'Purge', value: person.purge_due_on !== null && `After ${formatPlainDay(person.purge_due_on)}` },
    { label: 'Data purged', value: person.purged_at !== null && <Purged at={person.purged_at} uuid={person.uuid} /> },
    { label: 'Legal hold', value: legal_hold.is_on && <Hold {...legal_hold} /> },
    { label: 'Affiliations', value: person.affiliations.join(', ') },
    { label: 'Identity source', value: person.identity_source },
    { label: 'Time zone', value: person.time_zone },
    { label: 'Last sign-in', value: instant(person.last_sign_in_at) || 'Never' },
    { label: 'Invited', value: instant(person.invited_at) },
    { label: 'Created', value: instant(person.date_joined) },
  ];
}

function Purged({ at, uuid }: { at: string; uuid: string }) {
  const certificate = fillPath(readPurgeCertificateOperation.path, { uuid });
  return (
    <>
      <Moment at={at} shows="both" />
      <span className="block">
        Certificate:{' '}
        <Link href={`${certificate}?format=pdf`} download>
          PDF
        </Link>
        ,{' '}
        <Link href={certificate} download>
          JSON
        </Link>
      </span>
    </>
  );
}

function Hold({ at, by, reason }: Person['legal_hold']) {
  return (
    <>
      {reason}
      <span className="block text-sm text-text-muted">
        {by?.full_name} {at !== null && <Moment at={at} />}
      </span>
    </>
  );
}
