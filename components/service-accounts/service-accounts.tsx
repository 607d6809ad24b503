'use client';

import { useQuery } from '@tanstack/react-query';
import { Bot, KeyRound, Plus } from 'lucide-react';
import { useState } from 'react';
import { CloseQuestion, NewTokenQuestion } from '@/components/service-accounts/account-questions';
import { ChangeDescriptionDialog } from '@/components/service-accounts/change-description-dialog';
import { CreateAccountDialog } from '@/components/service-accounts/create-account-dialog';
import { ACCOUNTS_SHOWN, type AccountPlace, serviceAccountsQuery } from '@/components/service-accounts/queries';
import { Button } from '@/components/ui/button';
import { ListRow } from '@/components/ui/list-row';
import { Moment } from '@/components/ui/moment';
import { PageSection } from '@/components/ui/page-section';
import { PagedList } from '@/components/ui/paged-list';
import { memberRightsQuery } from '@/lib/client/member-rights-query';
import type { ServiceAccount } from '@/lib/contracts/people/service-accounts';

type AccountCommand = 'edit' | 'rotate' | 'close';
type Asked = { what: 'create' } | { what: AccountCommand; account: ServiceAccount };

/** The service accounts of a project or an organisation, and what may be done with them. */
export function ServiceAccounts({ place }: { place: AccountPlace }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const { data: rights } = useQuery(memberRightsQuery(place));
  const mayManage = rights !== undefined && rights.can_add.length > 0;
  const question = { place, onClose: () => setAsked(null) };
  return (
    <PageSection title="Service accounts">
      <PagedList
        label="Service accounts"
        what="service accounts"
        queryOf={(page) => serviceAccountsQuery(place, page)}
        pageSize={ACCOUNTS_SHOWN}
        skeletonCount={2}
        empty={<p className="text-text-muted">Accounts that programs use appear here.</p>}
        renderRow={(account) => (
          <AccountRow account={account} onAsk={mayManage ? (what) => setAsked({ what, account }) : null} />
        )}
      />
      {mayManage && rights.refusal === null && (
        <div className="mt-3">
          <Button icon={<Plus />} onPress={() => setAsked({ what: 'create' })}>
            Create service account
          </Button>
        </div>
      )}
      {asked?.what === 'create' && <CreateAccountDialog {...question} />}
      {asked?.what === 'edit' && <ChangeDescriptionDialog account={asked.account} {...question} />}
      {asked?.what === 'rotate' && <NewTokenQuestion account={asked.account} {...question} />}
      {asked?.what === 'close' && <CloseQuestion account={asked.account} {...question} />}
    </PageSection>
  );
}

interface AccountRowProps {
  account: ServiceAccount;
  onAsk: ((what: AccountCommand) => void) | null;
}

function AccountRow({ account: { created, description, username }, onAsk }: AccountRowProps) {
  return (
    <ListRow
      leading={<Bot aria-hidden className="size-5 shrink-0 text-text-muted" />}
      title={username}
      detail={description}
      trailing={
        <span className="whitespace-nowrap text-text-muted">
          Created <Moment at={created} />
        </span>
      }
      actions={
        onAsk && (
          <>
            <Button
              size="small"
              icon={<KeyRound />}
              aria-label={`New token for ${username}`}
              onPress={() => onAsk('rotate')}
            >
              New token
            </Button>
            <Button size="small" variant="quiet" aria-label={`Edit ${username}`} onPress={() => onAsk('edit')}>
              Edit
            </Button>
            <Button size="small" variant="quiet" aria-label={`Close ${username}`} onPress={() => onAsk('close')}>
              Close
            </Button>
          </>
        )
      }
    />
  );
}
