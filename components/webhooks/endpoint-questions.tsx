'use client';

import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { toast } from '@/components/ui/toast';
import { ShownWebhookSecret } from '@/components/webhooks/shown-webhook-secret';
import { useChangeEndpoint } from '@/components/webhooks/use-change-endpoint';
import { useDeleteEndpoint } from '@/components/webhooks/use-delete-endpoint';
import { useRotateSecret } from '@/components/webhooks/use-rotate-secret';
import { wasRefused } from '@/lib/client/call';

const MAYBE = 'There may be a new secret that nobody has seen: make another';

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
        onSuccess: () => toast({ tone: 'success', title: `${host} is switched off` }),
        onError: (error) => toast({ tone: 'danger', title: 'It stays on', description: error.message }),
        onSettled: onClose,
      },
    );
  return (
    <ConfirmDialog
      variant="danger"
      title={`Switch off ${host}?`}
      description="It is told nothing until it is switched on again. What waits for it fails; it can be sent again then."
      confirmLabel="Switch off"
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
      onSuccess: () => toast({ tone: 'success', title: `${host} is deleted` }),
      onError: (error) => toast({ tone: 'danger', title: 'It could not be deleted', description: error.message }),
      onSettled: onClose,
    });
  return (
    <ConfirmDialog
      variant="danger"
      title={`Delete ${host}?`}
      description="It is told nothing more, and its secret is gone. This cannot be undone."
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
    title: `The new secret of ${host}`,
    content: <ShownWebhookSecret secret={rotate.data.secret} />,
  };
  const onError = (error: Error) => {
    toast({
      tone: 'danger',
      title: wasRefused(error) ? 'The secret stays as it is' : MAYBE,
      description: error.message,
    });
    onClose();
  };
  return (
    <ConfirmDialog
      title={`Make a new secret for ${host}?`}
      description="For 24 hours both secrets sign, so that the other system can change over without losing any message."
      confirmLabel="Make new secret"
      isOpen
      isPending={rotate.isPending}
      outcome={outcome}
      onConfirm={() => rotate.mutate({ uuid }, { onError })}
      onOpenChange={(stays) => stays || rotate.isPending || onClose()}
    />
  );
}
