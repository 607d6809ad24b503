'use client';

import { type SubmitEvent, useId, useState } from 'react';
import { useCreateToken } from '@/components/preferences/use-create-token';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { CopyField } from '@/components/ui/copy-field';
import { Dialog } from '@/components/ui/dialog';
import { TextField } from '@/components/ui/text-field';
import { CallError } from '@/lib/client/call';

/** Makes a token and shows its text this once. */
export function CreateTokenDialog({ onClose }: { onClose: () => void }) {
  const formId = useId();
  const create = useCreateToken();
  const made = create.data;
  const actions =
    made === undefined ? (
      <>
        <Button onPress={onClose}>Cancel</Button>
        <Button variant="primary" type="submit" form={formId} isPending={create.isPending}>
          Create token
        </Button>
      </>
    ) : (
      <Button variant="primary" autoFocus onPress={onClose}>
        Done
      </Button>
    );
  return (
    <Dialog
      title={made === undefined ? 'New API token' : `Token ${made.name}`}
      isOpen
      onOpenChange={(stays) => stays || onClose()}
      actions={actions}
    >
      {made === undefined ? (
        <NameForm id={formId} error={create.error} onName={(name) => create.mutate(name)} />
      ) : (
        <MadeToken token={made.token} />
      )}
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

function MadeToken({ token }: { token: string }) {
  return (
    <div className="space-y-3">
      <Callout tone="warning">Copy it now: it is not shown again.</Callout>
      <CopyField label="Copy token" text={token} />
      <p className="text-text-muted">
        Send it as <code>Authorization: Token …</code>
      </p>
    </div>
  );
}
