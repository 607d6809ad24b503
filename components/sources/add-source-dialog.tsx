'use client';

import { type SubmitEvent, useId, useState } from 'react';
import { kindLabels } from '@/components/sources/kind-labels';
import { ShownToken } from '@/components/sources/shown-token';
import { useCreateSource } from '@/components/sources/use-create-source';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Dialog } from '@/components/ui/dialog';
import { Select, type SelectOption } from '@/components/ui/select';
import { TextField } from '@/components/ui/text-field';
import { CallError } from '@/lib/client/call';
import type { IngestKind } from '@/lib/contracts/alerts/ingest';

const kinds: readonly SelectOption<IngestKind>[] = [
  { id: 'alertmanager', label: kindLabels.alertmanager, description: 'Sends the webhook of Prometheus Alertmanager.' },
  { id: 'events', label: kindLabels.events, description: 'Your own program, sending JSON.' },
];

/** Adds a source, then shows its token this once. */
export function AddSourceDialog({ onClose }: { onClose: () => void }) {
  const formId = useId();
  const create = useCreateSource();
  const outcome = create.data && {
    title: `${create.data.name} added`,
    content: <ShownToken kind={create.data.kind} token={create.data.token} />,
    size: 'large' as const,
  };
  const actions = (
    <>
      <Button onPress={onClose}>Cancel</Button>
      <Button variant="primary" type="submit" form={formId} isPending={create.isPending}>
        Add source
      </Button>
    </>
  );
  return (
    <Dialog title="Add source" isOpen onOpenChange={(stays) => stays || onClose()} actions={actions} outcome={outcome}>
      <SourceForm id={formId} error={create.error} onAdd={(draft) => create.mutate(draft)} />
    </Dialog>
  );
}

type Draft = { name: string; kind: IngestKind };

interface SourceFormProps {
  error: Error | null;
  id: string;
  onAdd: (draft: Draft) => void;
}

function SourceForm({ error, id, onAdd }: SourceFormProps) {
  const [draft, setDraft] = useState<Draft>({ name: '', kind: 'alertmanager' });
  const [isSubmitted, setIsSubmitted] = useState(false);
  const isMissing = draft.name.trim() === '';
  const nameError = nameErrorOf(error);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setIsSubmitted(true);
    if (!isMissing) onAdd(draft);
  };
  return (
    <form id={id} onSubmit={submit} className="space-y-4" noValidate>
      <TextField
        label="Name"
        description="Shown as the source of its alerts, for example prometheus."
        isRequired
        autoFocus
        maxLength={100}
        value={draft.name}
        onChange={(name) => setDraft({ ...draft, name })}
        error={isSubmitted && isMissing ? 'Enter a name.' : nameError}
      />
      <Select
        label="Type"
        description="The format it sends."
        options={kinds}
        value={draft.kind}
        onChange={(kind) => setDraft({ ...draft, kind })}
      />
      {error !== null && nameError === undefined && <Callout tone="danger">{error.message}</Callout>}
    </form>
  );
}

function nameErrorOf(error: Error | null): string | undefined {
  if (!(error instanceof CallError)) return undefined;
  return error.code === 'already_exists' ? 'This name is already in use.' : error.fields['name']?.[0];
}
