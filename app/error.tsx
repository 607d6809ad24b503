'use client';

import { ErrorState } from '@/components/ui/error-state';

interface ErrorPageProps {
  error: unknown;
  retry: () => void;
}

/** What a page shows that could not be made. */
export default function ErrorPage({ error, retry }: ErrorPageProps) {
  return (
    <main className="grid min-h-dvh place-items-center">
      <h1 className="sr-only">Something went wrong</h1>
      <ErrorState
        title="Couldn’t show this page"
        detail="Something went wrong on our side. Try again."
        requestId={digestOf(error)}
        onRetry={retry}
      />
    </main>
  );
}

/** The mark under which the server's log has the error. */
function digestOf(error: unknown): string | undefined {
  return error instanceof Error && 'digest' in error ? String(error.digest) : undefined;
}
