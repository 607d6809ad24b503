'use client';

import { AccountToken } from '@/components/service-accounts/account-token';
import type { AccountPlace } from '@/components/service-accounts/queries';
import { useRotateApiKey } from '@/components/service-accounts/use-account-changes';
import { Callout } from '@/components/ui/callout';
import { CommandDialog } from '@/components/ui/command-dialog';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { wasRejected } from '@/lib/client/call';
import {
  closeCustomerServiceAccountOperation,
  closeProjectServiceAccountOperation,
} from '@/lib/contracts/people/service-account-ends';
import type { ServiceAccount } from '@/lib/contracts/people/service-accounts';

const MAYBE = 'The new token may not have been shown. Create another.';

interface QuestionProps {
  account: ServiceAccount;
  onClose: () => void;
  place: AccountPlace;
}

/** Asks before a service account gets a new token, then shows it this once. */
export function NewTokenQuestion({ account: { username, uuid }, onClose, place }: QuestionProps) {
  const { data, error, isPending, mutate } = useRotateApiKey(place);
  return (
    <ConfirmDialog
      variant="danger"
      title={`New token for ${username}?`}
      description="The old token stops working immediately. Programs that use it are rejected until they have the new one."
      confirmLabel="Create token"
      isOpen
      isPending={isPending}
      outcome={data && { title: `New token of ${username}`, content: <AccountToken token={data.token} /> }}
      onConfirm={() => mutate(uuid)}
      onOpenChange={(stays) => stays || isPending || onClose()}
    >
      {error !== null && <Callout tone="danger">{wasRejected(error) ? error.message : MAYBE}</Callout>}
    </ConfirmDialog>
  );
}

/** Asks before a service account is closed, and names what ends. */
export function CloseQuestion({ account: { username, uuid }, onClose, place }: QuestionProps) {
  return (
    <CommandDialog
      operation={() =>
        place.kind === 'project' ? closeProjectServiceAccountOperation : closeCustomerServiceAccountOperation
      }
      input={{ uuid }}
      queryKey={[]}
      title={`Close ${username}?`}
      description="Its token stops working immediately and its role ends. What it did stays. This can’t be undone."
      confirmLabel="Close account"
      done={`${username} closed`}
      onClose={onClose}
    />
  );
}
