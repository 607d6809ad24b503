'use client';

import { alertmanagerAddress, alertmanagerConfiguration, eventCommand } from '@/components/sources/configuration';
import { CopyBlock } from '@/components/ui/copy-block';
import { ShownSecret } from '@/components/ui/shown-secret';
import type { IngestKind } from '@/lib/contracts/alerts/ingest';

interface ShownTokenProps {
  kind: IngestKind;
  token: string;
}

/** A source's token this once, with what to paste into the other system. */
export function ShownToken({ kind, token }: ShownTokenProps) {
  return (
    <ShownSecret label="Copy token" secret={token}>
      {kind === 'alertmanager' ? <ForAlertmanager token={token} /> : <ForEvents token={token} />}
    </ShownSecret>
  );
}

function ForAlertmanager({ token }: { token: string }) {
  const { origin } = window.location;
  return (
    <>
      <p className="text-pretty text-text-muted">
        For Grafana, add a webhook contact point with the URL{' '}
        <code className="break-words">{alertmanagerAddress(origin)}</code>, the authorization scheme Bearer and the
        token as its credentials, or basic authentication with the token as password. For Alertmanager, use this
        configuration:
      </p>
      <CopyBlock label="Copy configuration" text={alertmanagerConfiguration(origin, token)} />
    </>
  );
}

function ForEvents({ token }: { token: string }) {
  return (
    <>
      <p className="text-text-muted">Report an alert with:</p>
      <CopyBlock label="Copy command" text={eventCommand(window.location.origin, token)} />
    </>
  );
}
