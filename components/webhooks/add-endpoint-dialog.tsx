'use client';

import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { EndpointDialog } from '@/components/webhooks/endpoint-dialog';
import { ShownSecret } from '@/components/webhooks/shown-secret';
import { useCreateEndpoint } from '@/components/webhooks/use-create-endpoint';

/** Adds an endpoint, then shows its secret this once. */
export function AddEndpointDialog({ onClose }: { onClose: () => void }) {
  const create = useCreateEndpoint();
  if (create.data === undefined) {
    return (
      <EndpointDialog
        title="Add webhook"
        saveLabel="Add webhook"
        initial={{ url: '', description: '', kinds: [] }}
        error={create.error}
        isPending={create.isPending}
        onSave={(draft) => create.mutate(draft)}
        onClose={onClose}
      />
    );
  }
  return <SecretDialog title="The webhook is added" secret={create.data.secret} onClose={onClose} />;
}

interface SecretDialogProps {
  onClose: () => void;
  secret: string;
  title: string;
}

/** A new secret, until it is closed. */
export function SecretDialog({ onClose, secret, title }: SecretDialogProps) {
  const done = (
    <Button variant="primary" autoFocus onPress={onClose}>
      Done
    </Button>
  );
  return (
    <Dialog title={title} isOpen onOpenChange={(stays) => stays || onClose()} actions={done}>
      <ShownSecret secret={secret} />
    </Dialog>
  );
}
