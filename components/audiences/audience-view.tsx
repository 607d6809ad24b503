'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, Ellipsis, UserPlus, UsersRound } from 'lucide-react';
import { useState } from 'react';
import { AddMembersDialog } from '@/components/audiences/add-members-dialog';
import { memberFilters } from '@/components/audiences/audience-filters';
import { AudienceNameDialog } from '@/components/audiences/audience-name-dialog';
import { AudienceUsage } from '@/components/audiences/audience-usage';
import { DeleteAudienceDialog } from '@/components/audiences/delete-audience-dialog';
import { audienceQuery, memberListQuery } from '@/components/audiences/queries';
import { useMembership } from '@/components/audiences/use-membership';
import { Avatar } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { DownloadCsv } from '@/components/ui/download-csv';
import { EmptyState } from '@/components/ui/empty-state';
import { IconButton } from '@/components/ui/icon-button';
import { Link } from '@/components/ui/link';
import { ListRow } from '@/components/ui/list-row';
import { ListScreen } from '@/components/ui/list-screen';
import { Menu } from '@/components/ui/menu';
import { Moment } from '@/components/ui/moment';
import { PageHeading } from '@/components/ui/page-heading';
import { useListFilters } from '@/lib/client/filters/use-list-filters';
import { type Audience, type AudienceMember, listMembersOperation } from '@/lib/contracts/people/audiences';
import { adminAudiencesPage, adminPersonPage } from '@/lib/core/routes';

/** One audience and its members. `initial` is what the server read for the page. */
export function AudienceView({ initial }: { initial: Audience }) {
  const { uuid } = initial;
  const [asked, setAsked] = useState<'add' | 'rename' | 'delete' | null>(null);
  // Once it is deleted there is nothing to read again until the page is left.
  const enabled = asked !== 'delete';
  // Somebody else may delete it while it is shown: then it stays as it was read last, and the list says what is wrong.
  const audience = useQuery({ ...audienceQuery(uuid), enabled }).data ?? initial;
  const filters = useListFilters(memberFilters);
  const list = useQuery({ ...memberListQuery(uuid, filters.query), enabled });
  const close = () => setAsked(null);
  const membership = useMembership(audience);
  return (
    <ListScreen
      label="Members"
      nouns={['member', 'members']}
      filters={filters}
      list={list}
      heading={<Heading audience={audience} onAsk={setAsked} />}
      download={
        <DownloadCsv
          operation={() => listMembersOperation}
          query={{ uuid, ...filters.matching }}
          total={list.data?.total ?? 0}
        />
      }
      empty={
        <EmptyState icon={<UsersRound />} title="No members">
          People you add appear here.
        </EmptyState>
      }
      renderRow={(member) => <MemberRow key={member.uuid} member={member} membership={membership} />}
    >
      {asked === 'add' && <AddMembersDialog audience={audience} onClose={close} />}
      {asked === 'rename' && <AudienceNameDialog audience={audience} onClose={close} />}
      {asked === 'delete' && <DeleteAudienceDialog audience={audience} onClose={close} />}
    </ListScreen>
  );
}

interface MemberRowProps {
  member: AudienceMember;
  membership: ReturnType<typeof useMembership>;
}

function MemberRow({ member, membership }: MemberRowProps) {
  return (
    <ListRow
      leading={<Avatar name={member.full_name} />}
      title={
        <Link href={adminPersonPage(member.uuid)} data-row>
          {member.full_name}
        </Link>
      }
      detail={member.email}
      trailing={
        <span className="whitespace-nowrap text-text-muted">
          Added <Moment at={member.created} />
        </span>
      }
      actions={
        <Button
          size="small"
          variant="quiet"
          aria-label={`Remove ${member.full_name}`}
          isDisabled={membership.isPending}
          onPress={() => membership.remove(member)}
        >
          Remove
        </Button>
      }
    />
  );
}

interface HeadingProps {
  audience: Audience;
  onAsk: (what: 'add' | 'rename' | 'delete') => void;
}

function Heading({ audience, onAsk }: HeadingProps) {
  const actions = (
    <>
      <ButtonLink href={adminAudiencesPage} variant="quiet" icon={<ArrowLeft />}>
        All audiences
      </ButtonLink>
      <Button variant="primary" icon={<UserPlus />} onPress={() => onAsk('add')}>
        Add people
      </Button>
      <Menu
        trigger={<IconButton icon={<Ellipsis />} label="More actions" />}
        groups={[
          {
            id: 'all',
            entries: [
              { id: 'rename', label: 'Rename', onSelect: () => onAsk('rename') },
              { id: 'delete', label: 'Delete', tone: 'danger', onSelect: () => onAsk('delete') },
            ],
          },
        ]}
      />
    </>
  );
  return (
    <PageHeading title={audience.name} actions={actions}>
      <span className="block">
        Changed <Moment at={audience.modified} />
      </span>
      <AudienceUsage audience={audience} />
    </PageHeading>
  );
}
