'use client';

import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { toast } from '@/components/ui/toast';
import { ShownWebhookSecret } from '@/components/webhooks/shown-webhook-secret';
import { useChangeEndpoint } from '@/components/webhooks/use-change-endpoint';
import { useDeleteEndpoint } from '@/components/webhooks/use-delete-endpoint';
import { useRotateSecret } from '@/components/webhooks/use-rotate-secret';
import { wasRejected } from '@/lib/client/call';

const MAYBE = 'The new secret may not have been shown. Rotate again.';

interface QuestionProps {
  /** The name of the endpoint's host, by which people know it. */
  host: string;
  onClose: () => void;
  uuid: string;
}

/** Asks before an endpoint is told nothing more. */
export function SwitchOffQuestion({ host, onClose, uuid }: QuestionProps) {
  const change = useChangeEndpoint();
  const confirm = () =>
    change.mutate(
      { uuid, is_enabled: false },
      {
        onSuccess: () => toast({ tone: 'success', title: `${host} turned off` }),
        onError: (error) => toast({ tone: 'danger', title: 'Couldn’t turn it off', description: error.message }),
        onSettled: onClose,
      },
    );
  return (
    <ConfirmDialog
      variant="danger"
      title={`Turn off ${host}?`}
      description="Nothing is sent until you turn it on again. Queued messages fail; you can resend them later."
      confirmLabel="Turn off"
      isOpen
      isPending={change.isPending}
      onConfirm={confirm}
      onOpenChange={(stays) => stays || onClose()}
    />
  );
}

/** Asks before an endpoint is gone, with its secret. */
export function DeleteQuestion({ host, onClose, uuid }: QuestionProps) {
  const remove = useDeleteEndpoint();
  const confirm = () =>
    remove.mutate(uuid, {
      onSuccess: () => toast({ tone: 'success', title: `${host} deleted` }),
      onError: (error) => toast({ tone: 'danger', title: 'Couldn’t delete the webhook', description: error.message }),
      onSettled: onClose,
    });
  return (
    <ConfirmDialog
      variant="danger"
      title={`Delete ${host}?`}
      description="Nothing more is sent, and its secret is deleted. This can’t be undone."
      confirmLabel="Delete webhook"
      isOpen
      isPending={remove.isPending}
      onConfirm={confirm}
      onOpenChange={(stays) => stays || onClose()}
    />
  );
}

/** Asks before a new secret is made, then shows it this once. */
export function RotateQuestion({ host, onClose, uuid }: QuestionProps) {
  const rotate = useRotateSecret();
  const outcome = rotate.data && {
    title: `New secret of ${host}`,
    content: <ShownWebhookSecret secret={rotate.data.secret} />,
  };
  const onError = (error: Error) => {
    toast({
      tone: 'danger',
      title: wasRejected(error) ? 'The secret wasn’t changed' : MAYBE,
      description: error.message,
    });
    onClose();
  };
  return (
    <ConfirmDialog
      title={`Rotate the secret of ${host}?`}
      description="For 24 hours, messages are signed with both secrets, so the other system can switch without losing any."
      confirmLabel="Rotate secret"
      isOpen
      isPending={rotate.isPending}
      outcome={outcome}
      onConfirm={() => rotate.mutate({ uuid }, { onError })}
      onOpenChange={(stays) => stays || rotate.isPending || onClose()}
    />
  );
}
