'use client';

import { KeyRound, ListChecks, Pencil, Send, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Facts } from '@/components/ui/facts';
import { Moment } from '@/components/ui/moment';
import { Pill } from '@/components/ui/pill';
import { Switch } from '@/components/ui/switch';
import { toast } from '@/components/ui/toast';
import { EditEndpointDialog } from '@/components/webhooks/edit-endpoint-dialog';
import { DeleteQuestion, RotateQuestion, SwitchOffQuestion } from '@/components/webhooks/endpoint-questions';
import { formatKinds } from '@/components/webhooks/kind-labels';
import { MessagesDrawer } from '@/components/webhooks/messages-drawer';
import { useChangeEndpoint } from '@/components/webhooks/use-change-endpoint';
import { useTestEndpoint } from '@/components/webhooks/use-test-endpoint';
import type { WebhookEndpoint } from '@/lib/contracts/delivery/webhook-endpoints';

type Asked = 'edit' | 'switch-off' | 'rotate' | 'delete' | 'messages';

/** One endpoint: where it is, what it is told, whether it is on, and what can be done with it. */
export function EndpointCard({ endpoint }: { endpoint: WebhookEndpoint }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const change = useChangeEndpoint();
  const test = useTestEndpoint();
  const { description, disabled_reason, is_enabled, url, uuid } = endpoint;
  const { host } = new URL(url);
  const close = () => setAsked(null);
  const onError = (error: Error) => toast({ tone: 'danger', title: 'Couldn’t turn it on', description: error.message });
  const switchOn = () => change.mutate({ uuid, is_enabled: true }, { onError });
  const question = { host, uuid, onClose: close };
  return (
    <li className="rounded-lg border">
      <div className="flex items-start justify-between gap-x-6 gap-y-2 border-b px-4 py-3">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-2">
            <h2 className="break-all font-semibold">{host}</h2>
            {!is_enabled && <Pill tone="neutral">Off</Pill>}
          </div>
          <p className="break-all font-mono text-sm text-text-muted">{url}</p>
        </div>
        <Switch
          label={host}
          labelVisibility="hidden"
          isSelected={is_enabled}
          isDisabled={change.isPending}
          onChange={(isOn) => (isOn ? switchOn() : setAsked('switch-off'))}
        />
      </div>
      <div className="space-y-4 px-4 py-4">
        {disabled_reason !== '' && <Callout tone="warning">Turned off automatically. {disabled_reason}</Callout>}
        {description !== '' && <p className="text-pretty break-words">{description}</p>}
        <EndpointFacts endpoint={endpoint} />
      </div>
      <div className="flex flex-wrap gap-2 border-t px-4 py-2">
        <Button size="small" icon={<ListChecks />} onPress={() => setAsked('messages')}>
          Messages
        </Button>
        <Button size="small" icon={<Send />} isPending={test.isPending} onPress={() => test.mutate(uuid)}>
          Send test
        </Button>
        <Button size="small" variant="quiet" icon={<Pencil />} onPress={() => setAsked('edit')}>
          Edit
        </Button>
        <Button size="small" variant="quiet" icon={<KeyRound />} onPress={() => setAsked('rotate')}>
          Rotate secret
        </Button>
        <Button size="small" variant="danger-secondary" icon={<Trash2 />} onPress={() => setAsked('delete')}>
          Delete
        </Button>
      </div>
      {asked === 'edit' && <EditEndpointDialog endpoint={endpoint} onClose={close} />}
      {asked === 'switch-off' && <SwitchOffQuestion {...question} />}
      {asked === 'rotate' && <RotateQuestion {...question} />}
      {asked === 'delete' && <DeleteQuestion {...question} />}
      <MessagesDrawer endpoint={endpoint} host={host} isOpen={asked === 'messages'} onClose={close} />
    </li>
  );
}

function EndpointFacts({ endpoint }: { endpoint: WebhookEndpoint }) {
  const { created, created_by_name, kinds, previous_secret_until } = endpoint;
  const facts = [
    { label: 'Events', value: formatKinds(kinds) },
    {
      label: 'Added',
      value: (
        <>
          <Moment at={created} />
          {created_by_name !== '' && ` by ${created_by_name}`}
        </>
      ),
    },
    { label: 'Old secret', value: previous_secret_until && <OldSecret until={previous_secret_until} /> },
  ];
  return <Facts facts={facts} />;
}

function OldSecret({ until }: { until: string }) {
  return (
    <>
      still valid, expires <Moment at={until} />
    </>
  );
}
