'use client';

import { useQuery } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { InviteDialog } from '@/components/people/invite-dialog';
import { peopleFilters } from '@/components/people/people-filters';
import { PersonRow } from '@/components/people/person-row';
import { peopleListQuery } from '@/components/people/queries';
import { ResetPasswordDialog } from '@/components/people/reset-password-dialog';
import { RevokeTokensDialog } from '@/components/people/revoke-tokens-dialog';
import { Button } from '@/components/ui/button';
import { DownloadCsv } from '@/components/ui/download-csv';
import { ListScreen } from '@/components/ui/list-screen';
import { PageHeading } from '@/components/ui/page-heading';
import { useListFilters } from '@/lib/client/filters/use-list-filters';
import { useMe } from '@/lib/client/me-query';
import { listUsersOperation, type User } from '@/lib/contracts/people/users';

/** What is asked about: whom to invite, who may be somebody new, or whose password to reset or tokens to revoke. */
type Asked = { what: 'invite'; user?: User } | { what: 'reset' | 'revoke'; user: User };

/** Who may sign in here, and who is invited to. */
export function PeopleView({ sendsMail }: { sendsMail: boolean }) {
  const me = useMe();
  const filters = useListFilters(peopleFilters);
  const list = useQuery(peopleListQuery(filters.query));
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  const invite = (
    <Button variant="primary" icon={<UserPlus />} onPress={() => setAsked({ what: 'invite' })}>
      Invite someone
    </Button>
  );
  return (
    <ListScreen
      label="People"
      nouns={['person', 'people']}
      download={
        <DownloadCsv operation={() => listUsersOperation} query={filters.matching} total={list.data?.total ?? 0} />
      }
      filters={filters}
      list={list}
      noMatches="No one matches these filters."
      heading={
        <PageHeading title="People" actions={invite}>
          People who can sign in. Invite someone with {sendsMail ? 'an emailed link' : 'a link'}.
        </PageHeading>
      }
      renderRow={(user) => (
        <PersonRow
          key={user.uuid}
          user={user}
          isMe={user.uuid === me.uuid}
          onInvite={() => setAsked({ what: 'invite', user })}
          onResetPassword={() => setAsked({ what: 'reset', user })}
          onRevokeTokens={() => setAsked({ what: 'revoke', user })}
        />
      )}
    >
      {asked?.what === 'invite' && <InviteDialog sendsMail={sendsMail} user={asked.user} onClose={close} />}
      {asked?.what === 'reset' && <ResetPasswordDialog sendsMail={sendsMail} user={asked.user} onClose={close} />}
      {asked?.what === 'revoke' && <RevokeTokensDialog user={asked.user} onClose={close} />}
    </ListScreen>
  );
}
