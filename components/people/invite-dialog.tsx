'use client';

import { useId } from 'react';
import { InviteForm } from '@/components/people/invite-form';
import { LinkNote } from '@/components/people/link-note';
import { useInvite } from '@/components/people/use-invite';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Dialog } from '@/components/ui/dialog';
import type { User } from '@/lib/contracts/people/users';
import { linkLives } from '@/lib/core/link-lives';

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
  const submitLabel = submitLabelOf(user, sendsMail);
  const outcome = invite.data && {
    title: sendsMail ? `${invite.data.user.full_name} invited` : `Link for ${invite.data.user.full_name}`,
    content: <LinkNote {...invite.data} sendsMail={sendsMail} />,
  };
  const actions = (
    <>
      <Button onPress={onClose}>Cancel</Button>
      {user === undefined ? (
        <Button variant="primary" type="submit" form={formId} isPending={invite.isPending}>
          {submitLabel}
        </Button>
      ) : (
        <Button
          variant="primary"
          autoFocus
          isPending={invite.isPending}
          onPress={() => invite.mutate({ uuid: user.uuid })}
        >
          {submitLabel}
        </Button>
      )}
    </>
  );
  return (
    <Dialog
      title={user === undefined ? 'Invite someone' : `Invite ${user.full_name}`}
      isOpen
      onOpenChange={close(onClose)}
      actions={actions}
      outcome={outcome}
    >
      {user === undefined ? (
        <InviteForm id={formId} error={invite.error} onInvite={(given) => invite.mutate(given)} />
      ) : (
        <Again error={invite.error} sendsMail={sendsMail} user={user} />
      )}
    </Dialog>
  );
}

function submitLabelOf(user: User | undefined, sendsMail: boolean): string {
  if (!sendsMail) return user === undefined ? 'Add and create link' : 'Create link';
  return user?.invited_at == null ? 'Send invitation' : 'Resend invitation';
}

function close(onClose: () => void): (stays: boolean) => void {
  return (stays) => {
    if (!stays) onClose();
  };
}

function Again({ error, sendsMail, user }: { error: Error | null; sendsMail: boolean; user: User }) {
  const life = linkLives.invitation.words;
  const before = user.invited_at === null ? '.' : ' and replaces earlier ones.';
  return (
    <div className="space-y-3">
      {sendsMail ? (
        <p>
          We’ll email <b className="font-medium">{user.email}</b> a link to choose a password. It works for {life}
          {before}
        </p>
      ) : (
        <p>
          You’ll get a link to share with them yourself. It works for {life}
          {before}
        </p>
      )}
      {error !== null && <Callout tone="danger">{error.message}</Callout>}
    </div>
  );
}
