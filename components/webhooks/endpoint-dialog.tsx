'use client';

import { type SubmitEvent, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Dialog, type Outcome } from '@/components/ui/dialog';
import { TextField } from '@/components/ui/text-field';
import { KindsField } from '@/components/webhooks/kinds-field';
import { CallError } from '@/lib/client/call';

/** What people decide about an endpoint. */
export type EndpointDraft = { url: string; description: string; kinds: string[] };

interface EndpointDialogProps {
  error: Error | null;
  initial: EndpointDraft;
  isPending: boolean;
  onClose: () => void;
  onSave: (draft: EndpointDraft) => void;
  outcome?: Outcome | undefined;
  saveLabel: string;
  title: string;
}

/** Asks where webhooks go, what for, and which. */
export function EndpointDialog({
  error,
  initial,
  isPending,
  onClose,
  onSave,
  outcome,
  saveLabel,
  title,
}: EndpointDialogProps) {
  const formId = useId();
  const [draft, setDraft] = useState(initial);
  const [isSubmitted, setIsSubmitted] = useState(false);
  const edit = (part: Partial<EndpointDraft>) => setDraft({ ...draft, ...part });
  const isMissing = draft.url.trim() === '';
  const fields = error instanceof CallError ? error.fields : {};
  const isShown = fields['url'] !== undefined || fields['description'] !== undefined;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setIsSubmitted(true);
    if (!isMissing) onSave(draft);
  };
  const actions = (
    <>
      <Button onPress={onClose}>Cancel</Button>
      <Button variant="primary" type="submit" form={formId} isPending={isPending}>
        {saveLabel}
      </Button>
    </>
  );
  return (
    <Dialog title={title} isOpen onOpenChange={(stays) => stays || onClose()} actions={actions} outcome={outcome}>
      <form id={formId} onSubmit={submit} className="space-y-4" noValidate>
        <TextField
          label="URL"
          description="Where to send messages, for example https://hooks.example.org/heed."
          type="url"
          isRequired
          autoFocus
          maxLength={2000}
          value={draft.url}
          onChange={(url) => edit({ url })}
          error={isSubmitted && isMissing ? 'Enter a URL.' : fields['url']?.[0]}
        />
        <TextField
          label="Description"
          description="What it is for. Other staff see this."
          maxLength={500}
          value={draft.description}
          onChange={(description) => edit({ description })}
          error={fields['description']?.[0]}
        />
        <KindsField kinds={draft.kinds} onChange={(kinds) => edit({ kinds })} />
        {error !== null && !isShown && <Callout tone="danger">{error.message}</Callout>}
      </form>
    </Dialog>
  );
}
