'use client';

import { EndpointDialog } from '@/components/webhooks/endpoint-dialog';
import { ShownWebhookSecret } from '@/components/webhooks/shown-webhook-secret';
import { useCreateEndpoint } from '@/components/webhooks/use-create-endpoint';

/** Adds an endpoint, then shows its secret this once. */
export function AddEndpointDialog({ onClose }: { onClose: () => void }) {
  const create = useCreateEndpoint();
  const outcome = create.data && {
    title: 'Webhook added',
    content: <ShownWebhookSecret secret={create.data.secret} />,
  };
  return (
    <EndpointDialog
      title="Add webhook"
      saveLabel="Add webhook"
      initial={{ url: '', description: '', kinds: [] }}
      error={create.error}
      isPending={create.isPending}
      outcome={outcome}
      onSave={(draft) => create.mutate(draft)}
      onClose={onClose}
    />
  );
}
