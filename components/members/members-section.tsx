'use client';

import { useQuery } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { AddMemberDialog } from '@/components/members/add-member-dialog';
import { ChangeExpiryDialog } from '@/components/members/change-expiry-dialog';
import { MemberRow } from '@/components/members/member-row';
import { MEMBERS_SHOWN, type MembersPlace, membersQuery } from '@/components/members/queries';
import { RemoveMemberDialog } from '@/components/members/remove-member-dialog';
import { Button } from '@/components/ui/button';
import { DownloadCsv } from '@/components/ui/download-csv';
import { ListStates } from '@/components/ui/list-states';
import { PageSection } from '@/components/ui/page-section';
import { Pagination } from '@/components/ui/pagination';
import { PausedSearch } from '@/components/ui/paused-search';
import { memberRightsQuery } from '@/lib/client/member-rights-query';
import {
  listCustomerMembersOperation,
  listProjectMembersOperation,
  type Member,
  type MemberRights,
} from '@/lib/contracts/members/members';

type Asked = { about: 'add' } | { about: 'expiry' | 'removal'; member: Member };

/** Who is in a project or an organisation, as what, and until when; and the way to change that for those who may. */
export function MembersSection({ place }: { place: MembersPlace }) {
  const [page, setPage] = useState(1);
  const [words, setWords] = useState('');
  const [asked, setAsked] = useState<Asked | null>(null);
  const found = useQuery(membersQuery(place, words, page));
  const { data: rights } = useQuery(memberRightsQuery(place));
  const search = (requested: string) => {
    setWords(requested);
    setPage(1);
  };
  const operation = () => (place.kind === 'project' ? listProjectMembersOperation : listCustomerMembersOperation);
  return (
    <PageSection title="Members">
      <Toolbar rights={rights} words={words} onAdd={() => setAsked({ about: 'add' })} onSearch={search} />
      <ListStates
        query={found}
        what="members"
        skeletonCount={3}
        empty={
          <p className="text-text-muted">
            {words === '' ? 'People with a role here appear here.' : 'No members match.'}
          </p>
        }
      >
        {({ rows, total }) => (
          <>
            <ul aria-label="Members" className="border-t">
              {rows.map((member) => (
                <MemberRow
                  key={member.uuid}
                  member={member}
                  rights={rights}
                  onChange={() => setAsked({ about: 'expiry', member })}
                  onRemove={() => setAsked({ about: 'removal', member })}
                />
              ))}
            </ul>
            <div className="mt-2 flex flex-wrap items-center justify-between gap-2">
              <DownloadCsv
                operation={operation}
                query={{ uuid: place.uuid, o: 'full_name', ...(words !== '' && { search_string: words }) }}
                total={total}
              />
              <Pagination label="Members" page={page} pageSize={MEMBERS_SHOWN} total={total} onChange={setPage} />
            </div>
          </>
        )}
      </ListStates>
      {asked !== null && <AskedDialog asked={asked} place={place} onClose={() => setAsked(null)} />}
    </PageSection>
  );
}

interface ToolbarProps {
  onAdd: () => void;
  onSearch: (words: string) => void;
  rights: MemberRights | undefined;
  words: string;
}

function Toolbar({ onAdd, onSearch, rights, words }: ToolbarProps) {
  return (
    <div className="mb-2 flex flex-wrap items-center gap-2">
      <div className="min-w-0 flex-1 sm:max-w-80">
        <PausedSearch label="Search members" words={words} onSearch={onSearch} />
      </div>
      {rights !== undefined && rights.can_add.length > 0 && rights.refusal === null && (
        <Button icon={<UserPlus />} onPress={onAdd}>
          Add member
        </Button>
      )}
    </div>
  );
}

function AskedDialog({ asked, onClose, place }: { asked: Asked; onClose: () => void; place: MembersPlace }) {
  switch (asked.about) {
    case 'add':
      return <AddMemberDialog place={place} onClose={onClose} />;
    case 'expiry':
      return <ChangeExpiryDialog place={place} member={asked.member} onClose={onClose} />;
    case 'removal':
      return <RemoveMemberDialog place={place} member={asked.member} onClose={onClose} />;
  }
}
