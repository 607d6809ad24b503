import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { CallError } from '@/lib/client/call';

const FRESH_MS = 30_000;
const MOST_RETRIES = 2;

/**
 * The store of what the screens read from the server. On the server one per request, to fill the first paint.
 * @param onSignedOut is told when the server no longer knows who is calling
 */
export function createQueryClient(onSignedOut: () => void = () => undefined): QueryClient {
  const onError = (error: Error) => {
    if (error instanceof CallError && error.status === 401) onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        onError(error);
        // What was read before may no longer be seen, as when a role has ended: it must not stay on the screen.
        if (error instanceof CallError && error.status === 404) query.setState({ ...query.state, data: undefined });
      },
    }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: { staleTime: FRESH_MS, retry: (failures, error) => failures < MOST_RETRIES && mayPass(error) },
    },
  });
}

/** Whether the same call may succeed a moment later. */
function mayPass(error: Error): boolean {
  return error instanceof CallError && (error.status === 0 || error.status >= 500);
}
