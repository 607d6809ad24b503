'use client';

import { ShownSecret } from '@/components/ui/shown-secret';

/** The token of a service account, this once. */
export function AccountToken({ token }: { token: string | null }) {
  return (
    <ShownSecret label="Copy token" secret={token ?? ''}>
      <p className="text-pretty text-text-muted">
        Programs send it with each request to the API: <code className="break-words">Authorization: Token …</code>
      </p>
    </ShownSecret>
  );
}
