'use client';

import { useRouter } from 'next/navigation';
import { useInvitationForm } from '@/components/invitations/use-invitation-change';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { toast } from '@/components/ui/toast';
import {
  acceptUserInvitationOperation,
  rejectUserInvitationOperation,
} from '@/lib/contracts/members/invitation-commands';
import type { PlaceKind } from '@/lib/contracts/members/places';
import { invitationsPage } from '@/lib/core/invitation-routes';
import { placePage } from '@/lib/core/routes';

interface AnswerInvitationProps {
  place: { kind: PlaceKind; uuid: string; name: string };
  uuid: string;
}

/** Accepting an invitation, which leads to where the role is, or declining it. */
export function AnswerInvitation({ place, uuid }: AnswerInvitationProps) {
  const router = useRouter();
  const accept = useInvitationForm(() => acceptUserInvitationOperation);
  const decline = useInvitationForm(() => rejectUserInvitationOperation);
  const error = accept.error ?? decline.error;
  const leave = (title: string, page: string) => ({
    onSuccess: () => {
      toast({ tone: 'success', title });
      router.push(page);
    },
  });
  return (
    <div className="grid gap-3">
      {error !== null && <Callout tone="danger">{error.message}</Callout>}
      <Button
        size="large"
        variant="primary"
        isPending={accept.isPending || accept.isSuccess}
        onPress={() => accept.mutate({ uuid }, leave(`You joined ${place.name}`, placePage(place)))}
      >
        Accept invitation
      </Button>
      <Button
        size="large"
        isPending={decline.isPending || decline.isSuccess}
        onPress={() => decline.mutate({ uuid }, leave('Invitation declined', invitationsPage))}
      >
        Decline
      </Button>
    </div>
  );
}
