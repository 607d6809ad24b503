'use client';

import { toast } from '@/components/ui/toast';
import { EndpointDialog } from '@/components/webhooks/endpoint-dialog';
import { useChangeEndpoint } from '@/components/webhooks/use-change-endpoint';
import type { WebhookEndpoint } from '@/lib/contracts/delivery/webhook-endpoints';

interface EditEndpointDialogProps {
  endpoint: WebhookEndpoint;
  onClose: () => void;
}

/** Changes where an endpoint is, what it is for, and what it is told. */
export function EditEndpointDialog({ endpoint, onClose }: EditEndpointDialogProps) {
  const change = useChangeEndpoint();
  const { description, kinds, url, uuid } = endpoint;
  const onSuccess = () => {
    toast({ tone: 'success', title: 'Webhook saved' });
    onClose();
  };
  return (
    <EndpointDialog
      title="Edit webhook"
      saveLabel="Save webhook"
      initial={{ url, description, kinds }}
      error={change.error}
      isPending={change.isPending}
      onSave={(draft) => change.mutate({ uuid, ...draft }, { onSuccess })}
      onClose={onClose}
    />
  );
}
