'use client';

import { ErrorState } from '@/components/ui/error-state';
import { CallError } from '@/lib/client/call';

interface QueryErrorProps {
  error: Error;
  query: { isFetching: boolean; refetch: () => unknown };
  title: string;
}

/** What a view shows when its query failed: the server's sentence, the request to quote, and another try. */
export function QueryError({ error, query, title }: QueryErrorProps) {
  return (
    <ErrorState
      title={title}
      detail={error.message}
      requestId={error instanceof CallError ? error.requestId : undefined}
      isRetrying={query.isFetching}
      onRetry={() => void query.refetch()}
    />
  );
}
