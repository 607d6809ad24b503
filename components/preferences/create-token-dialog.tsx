'use client';

import { type SubmitEvent, useId, useState } from 'react';
import { useCreateToken } from '@/components/preferences/use-create-token';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Dialog } from '@/components/ui/dialog';
import { ShownSecret } from '@/components/ui/shown-secret';
import { TextField } from '@/components/ui/text-field';
import { CallError } from '@/lib/client/call';

/** Makes a token and shows its text this once. */
export function CreateTokenDialog({ onClose }: { onClose: () => void }) {
  const formId = useId();
  const create = useCreateToken();
  const outcome = create.data && {
    title: `Token ${create.data.name}`,
    content: <ShownToken token={create.data.token} />,
  };
  const actions = (
    <>
      <Button onPress={onClose}>Cancel</Button>
      <Button variant="primary" type="submit" form={formId} isPending={create.isPending}>
        Create token
      </Button>
    </>
  );
  return (
    <Dialog
      title="New API token"
      isOpen
      onOpenChange={(stays) => stays || onClose()}
      actions={actions}
      outcome={outcome}
    >
      <NameForm id={formId} error={create.error} onName={(name) => create.mutate(name)} />
    </Dialog>
  );
}

interface NameFormProps {
  error: Error | null;
  id: string;
  onName: (name: string) => void;
}

function NameForm({ error, id, onName }: NameFormProps) {
  const [name, setName] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  const isMissing = name.trim() === '';
  const refusal = error instanceof CallError ? error.fields['name']?.[0] : undefined;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setIsAsked(true);
    if (!isMissing) onName(name);
  };
  return (
    <form id={id} onSubmit={submit} className="space-y-4">
      <TextField
        label="Name"
        description="Say what will use it, such as Nightly report."
        isRequired
        autoFocus
        maxLength={100}
        value={name}
        onChange={setName}
        error={isAsked && isMissing ? 'Give it a name.' : refusal}
      />
      {error !== null && refusal === undefined && <Callout tone="danger">{error.message}</Callout>}
    </form>
  );
}

function ShownToken({ token }: { token: string }) {
  return (
    <ShownSecret label="Copy token" secret={token}>
      <p className="text-text-muted">
        Send it as <code>Authorization: Token …</code>
      </p>
    </ShownSecret>
  );
}
