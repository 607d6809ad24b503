'use client';

import { ShownToken } from '@/components/sources/shown-token';
import { useRevokeSource } from '@/components/sources/use-revoke-source';
import { useRotateSource } from '@/components/sources/use-rotate-source';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { toast } from '@/components/ui/toast';
import { wasRefused } from '@/lib/client/call';
import type { IngestSource } from '@/lib/contracts/ingest';

const MAYBE = 'There may be a new token that nobody has seen: make another';

interface QuestionProps {
  onClose: () => void;
  source: IngestSource;
}

/** Asks before a new token is made, then shows it this once. */
export function RotateQuestion({ onClose, source: { kind, name, uuid } }: QuestionProps) {
  const rotate = useRotateSource();
  const outcome = rotate.data && {
    title: `The new token of ${name}`,
    content: <ShownToken kind={kind} token={rotate.data.token} />,
    size: 'large' as const,
  };
  const onError = (error: Error) => {
    toast({
      tone: 'danger',
      title: wasRefused(error) ? 'The token stays as it is' : MAYBE,
      description: error.message,
    });
    onClose();
  };
  return (
    <ConfirmDialog
      variant="danger"
      title={`Make a new token for ${name}?`}
      description="The old token stops at once: reports are refused until the other system has the new one. Open alerts stay, and are counted on."
      confirmLabel="Make new token"
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
      onSuccess: () => toast({ tone: 'success', title: `${name} is revoked` }),
      onError: (error) => toast({ tone: 'danger', title: 'It could not be revoked', description: error.message }),
      onSettled: onClose,
    });
  return (
    <ConfirmDialog
      variant="danger"
      title={`Revoke ${name}?`}
      description="Its token stops at once, and it can report nothing more. What it reported stays. This cannot be undone."
      confirmLabel="Revoke source"
      isOpen
      isPending={revoke.isPending}
      onConfirm={confirm}
      onOpenChange={(stays) => stays || onClose()}
    />
  );
}
