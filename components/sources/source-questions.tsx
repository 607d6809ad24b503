'use client';

import { ShownToken } from '@/components/sources/shown-token';
import { useRevokeSource } from '@/components/sources/use-revoke-source';
import { useRotateSource } from '@/components/sources/use-rotate-source';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { toast } from '@/components/ui/toast';
import { wasRejected } from '@/lib/client/call';
import type { IngestSource } from '@/lib/contracts/alerts/ingest';

const MAYBE = 'The new token may not have been shown. Rotate again.';

interface QuestionProps {
  onClose: () => void;
  source: IngestSource;
}

/** Asks before a new token is made, then shows it this once. */
export function RotateQuestion({ onClose, source: { kind, name, uuid } }: QuestionProps) {
  const rotate = useRotateSource();
  const outcome = rotate.data && {
    title: `New token of ${name}`,
    content: <ShownToken kind={kind} token={rotate.data.token} />,
    size: 'large' as const,
  };
  const onError = (error: Error) => {
    toast({
      tone: 'danger',
      title: wasRejected(error) ? 'The token wasn’t changed' : MAYBE,
      description: error.message,
    });
    onClose();
  };
  return (
    <ConfirmDialog
      variant="danger"
      title={`Rotate the token of ${name}?`}
      description="The old token stops working immediately. Reports are rejected until the system uses the new one. Open alerts stay open."
      confirmLabel="Rotate token"
      isOpen
      isPending={rotate.isPending}
      outcome={outcome}
      onConfirm={() => rotate.mutate(uuid, { onError })}
      onOpenChange={(stays) => stays || rotate.isPending || onClose()}
    />
  );
}

/** Asks before a source is refused for good. */
export function RevokeQuestion({ onClose, source: { name, uuid } }: QuestionProps) {
  const revoke = useRevokeSource();
  const confirm = () =>
    revoke.mutate(uuid, {
      onSuccess: () => toast({ tone: 'success', title: `${name} revoked` }),
      onError: (error) => toast({ tone: 'danger', title: 'Couldn’t revoke the source', description: error.message }),
      onSettled: onClose,
    });
  return (
    <ConfirmDialog
      variant="danger"
      title={`Revoke ${name}?`}
      description="Its token stops working immediately. Alerts it reported stay. This can’t be undone."
      confirmLabel="Revoke source"
      isOpen
      isPending={revoke.isPending}
      onConfirm={confirm}
      onOpenChange={(stays) => stays || onClose()}
    />
  );
}
