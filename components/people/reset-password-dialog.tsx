'use client';

import { LinkNote } from '@/components/people/link-note';
import { useResetPassword } from '@/components/people/use-reset-password';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Dialog } from '@/components/ui/dialog';
import type { User } from '@/lib/contracts/people/users';
import { linkLives } from '@/lib/core/link-lives';

interface ResetPasswordDialogProps {
  onClose: () => void;
  sendsMail: boolean;
  user: User;
}

/** Lets a person set a new password, then says how the link reaches them. */
export function ResetPasswordDialog({ onClose, sendsMail, user }: ResetPasswordDialogProps) {
  const reset = useResetPassword();
  const onOpenChange = (stays: boolean) => stays || onClose();
  const outcome = reset.data && {
    title: sendsMail ? 'Link sent' : `Link for ${user.full_name}`,
    content: <LinkNote {...reset.data} sendsMail={sendsMail} />,
  };
  const actions = (
    <>
      <Button onPress={onClose}>Cancel</Button>
      <Button variant="primary" autoFocus isPending={reset.isPending} onPress={() => reset.mutate(user.uuid)}>
        {sendsMail ? 'Send link' : 'Create link'}
      </Button>
    </>
  );
  return (
    <Dialog
      title={`Reset the password of ${user.full_name}?`}
      isOpen
      onOpenChange={onOpenChange}
      actions={actions}
      outcome={outcome}
    >
      <div className="space-y-3">
        <What sendsMail={sendsMail} user={user} />
        {reset.error !== null && <Callout tone="danger">{reset.error.message}</Callout>}
      </div>
    </Dialog>
  );
}

function What({ sendsMail, user }: Omit<ResetPasswordDialogProps, 'onClose'>) {
  const then =
    'Earlier links stop working. Their password works until they set a new one, which signs them out everywhere.';
  if (!sendsMail) {
    return (
      <p>
        You’ll get a link to share with them yourself. It works for {linkLives.handed_over.words}. {then} This is
        recorded in the audit trail.
      </p>
    );
  }
  return (
    <p>
      We’ll email <b className="font-medium">{user.email}</b> a link to set a new password. It works for{' '}
      {linkLives.password_reset.words}. {then}
    </p>
  );
}
