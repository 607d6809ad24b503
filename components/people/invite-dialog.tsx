'use client';

import { useId } from 'react';
import { InviteForm } from '@/components/people/invite-form';
import { InvitedNote } from '@/components/people/invited-note';
import { useInvite } from '@/components/people/use-invite';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Dialog } from '@/components/ui/dialog';
import type { User } from '@/lib/contracts/users';

interface InviteDialogProps {
  onClose: () => void;
  sendsMail: boolean;
  /** Whom to invite; somebody new when left out. */
  user?: User | undefined;
}

/** Invites somebody, then says what became of it. */
export function InviteDialog({ onClose, sendsMail, user }: InviteDialogProps) {
  const formId = useId();
  const invite = useInvite();
  const verb = user?.invited_at == null ? 'Send invitation' : 'Send again';
  if (invite.data !== undefined) {
    const done = (
      <Button variant="primary" autoFocus onPress={onClose}>
        Done
      </Button>
    );
    return (
      <Dialog title={`${invite.data.user.full_name} is invited`} isOpen onOpenChange={close(onClose)} actions={done}>
        <InvitedNote invitation={invite.data} sendsMail={sendsMail} />
      </Dialog>
    );
  }
  const actions = (
    <>
      <Button onPress={onClose}>Cancel</Button>
      {user === undefined ? (
        <Button variant="primary" type="submit" form={formId} isPending={invite.isPending}>
          {verb}
        </Button>
      ) : (
        <Button
          variant="primary"
          autoFocus
          isPending={invite.isPending}
          onPress={() => invite.mutate({ uuid: user.uuid })}
        >
          {verb}
        </Button>
      )}
    </>
  );
  return (
    <Dialog
      title={user === undefined ? 'Invite somebody' : `Invite ${user.full_name}`}
      isOpen
      onOpenChange={close(onClose)}
      actions={actions}
    >
      {user === undefined ? (
        <InviteForm id={formId} error={invite.error} onInvite={(given) => invite.mutate(given)} />
      ) : (
        <Again error={invite.error} user={user} />
      )}
    </Dialog>
  );
}

function close(onClose: () => void): (stays: boolean) => void {
  return (stays) => {
    if (!stays) onClose();
  };
}

function Again({ error, user }: { error: Error | null; user: User }) {
  return (
    <div className="space-y-3">
      <p>
        A mail with a link to choose a password goes to <b className="font-medium">{user.email}</b>. The link works for
        7 days{user.invited_at === null ? '.' : '; the one sent before ends.'}
      </p>
      {error !== null && <Callout tone="danger">{error.message}</Callout>}
    </div>
  );
}
