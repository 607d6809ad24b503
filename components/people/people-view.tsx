'use client';

import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { SearchX, UserPlus } from 'lucide-react';
import { usePathname, useSearchParams } from 'next/navigation';
import { useRef, useState } from 'react';
import { InviteDialog } from '@/components/people/invite-dialog';
import { PeopleFilterBar } from '@/components/people/people-filter-bar';
import {
  noPeopleFilters,
  PAGE_SIZE,
  type PeopleFilters,
  peopleFiltersOf,
  peopleGiven,
  peopleQueryOf,
} from '@/components/people/people-filters';
import { PersonRow } from '@/components/people/person-row';
import { type PeoplePage, peopleListQuery } from '@/components/people/queries';
import { ResetPasswordDialog } from '@/components/people/reset-password-dialog';
import { RevokeTokensDialog } from '@/components/people/revoke-tokens-dialog';
import { Button } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading } from '@/components/ui/page-heading';
import { Pagination } from '@/components/ui/pagination';
import { QueryError } from '@/components/ui/query-error';
import { SkeletonRows } from '@/components/ui/skeleton-rows';
import { useMe } from '@/lib/client/me-query';
import { useShortcuts } from '@/lib/client/use-shortcuts';
import type { User } from '@/lib/contracts/users';
import { countInWords } from '@/lib/core/wording';

/** What is asked about: whom to invite, who may be somebody new, or whose password to reset or tokens to revoke. */
type Asked = { what: 'invite'; user?: User } | { what: 'reset' | 'revoke'; user: User };

/** Who may sign in here, and who is invited to. */
export function PeopleView({ sendsMail }: { sendsMail: boolean }) {
  const pathname = usePathname();
  const { keys_enabled } = useMe();
  const searchRef = useRef<HTMLInputElement>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  const filters = peopleFiltersOf(new URLSearchParams(useSearchParams().toString()));
  const list = useQuery(peopleListQuery(peopleGiven(filters)));
  const change = (changes: Partial<PeopleFilters>) =>
    window.history.pushState(null, '', `${pathname}${peopleQueryOf({ ...filters, page: 1, ...changes })}`);
  useShortcuts(keys_enabled, { '/': () => searchRef.current?.focus() });
  const total = list.data?.total ?? 0;
  const invite = (
    <Button variant="primary" icon={<UserPlus />} onPress={() => setAsked({ what: 'invite' })}>
      Invite someone
    </Button>
  );
  return (
    <div className="mx-auto max-w-350">
      <PageHeading title="People" actions={invite}>
        People who can sign in. Invite someone with {sendsMail ? 'an emailed link' : 'a link'}.
      </PageHeading>
      <div className="space-y-3">
        <PeopleFilterBar areKeysEnabled={keys_enabled} filters={filters} onChange={change} searchRef={searchRef} />
        <p role="status" className="text-sm text-text-muted tabular-nums md:px-3">
          {list.data && countInWords(total, 'person', 'people')}
        </p>
        <section aria-label="People" className="-mx-4 border-t md:mx-0">
          <Rows list={list} onClear={() => change(noPeopleFilters)} onAsk={setAsked} />
        </section>
        <Pagination
          label="People"
          page={filters.page}
          pageSize={PAGE_SIZE}
          total={total}
          onChange={(page) => change({ page })}
        />
      </div>
      {asked?.what === 'invite' && <InviteDialog sendsMail={sendsMail} user={asked.user} onClose={close} />}
      {asked?.what === 'reset' && <ResetPasswordDialog sendsMail={sendsMail} user={asked.user} onClose={close} />}
      {asked?.what === 'revoke' && <RevokeTokensDialog user={asked.user} onClose={close} />}
    </div>
  );
}

interface RowsProps {
  list: UseQueryResult<PeoplePage>;
  onAsk: (asked: Asked) => void;
  onClear: () => void;
}

/** There is always somebody: whoever looks. An empty list means that the filters fit nobody. */
function Rows({ list, onAsk, onClear }: RowsProps) {
  const me = useMe();
  const { data, error, isPlaceholderData } = list;
  if (data === undefined && error !== null) {
    return <QueryError title="Couldn’t load people" error={error} query={list} />;
  }
  if (data === undefined) return <SkeletonRows label="Loading people" />;
  if (data.rows.length === 0) {
    return (
      <EmptyState icon={<SearchX />} title="No matches" action={<Button onPress={onClear}>Clear filters</Button>}>
        No one matches these filters.
      </EmptyState>
    );
  }
  return (
    <ul aria-label="People" className={classNames(isPlaceholderData && 'opacity-60')}>
      {data.rows.map((user) => (
        <PersonRow
          key={user.uuid}
          user={user}
          isMe={user.uuid === me.uuid}
          onInvite={() => onAsk({ what: 'invite', user })}
          onResetPassword={() => onAsk({ what: 'reset', user })}
          onRevokeTokens={() => onAsk({ what: 'revoke', user })}
        />
      ))}
    </ul>
  );
}
