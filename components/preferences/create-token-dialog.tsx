'use client';

import { useId } from 'react';
import { TokenForm } from '@/components/preferences/token-form';
import { useCreateToken } from '@/components/preferences/use-create-token';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { ShownSecret } from '@/components/ui/shown-secret';

/** Creates a token and shows its text this once. */
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
      title="Create API token"
      isOpen
      onOpenChange={(stays) => stays || onClose()}
      actions={actions}
      outcome={outcome}
    >
      <TokenForm id={formId} error={create.error} onSubmit={(token) => create.mutate(token)} />
    </Dialog>
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
