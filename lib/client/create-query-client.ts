import {
  type InvalidateOptions,
  type InvalidateQueryFilters,
  MutationCache,
  QueryCache,
  QueryClient,
  type QueryKey,
} from '@tanstack/react-query';
import { CallError } from '@/lib/client/call';

const FRESH_MS = 30_000;
const MOST_RETRIES = 2;

/** Reads again also what is being read for the first time: that may have been answered before the change, and counts as fresh once it arrives. */
class AttentiveQueryClient extends QueryClient {
  override async invalidateQueries<Key extends QueryKey = QueryKey>(
    filters: InvalidateQueryFilters<Key> = {},
    options: InvalidateOptions = {},
  ): Promise<void> {
    const { refetchType: _, ...which } = filters;
    const first = this.getQueryCache()
      .findAll({ ...which, fetchStatus: 'fetching' })
      .filter(({ state }) => state.data === undefined);
    const readAgain = first.map(async ({ promise, queryKey }) => {
      await promise?.catch(() => undefined);
      await super.invalidateQueries({ queryKey, exact: true }, options);
    });
    await Promise.all([super.invalidateQueries(filters, options), ...readAgain]);
  }
}

/**
 * The store of what the screens read from the server. On the server one per request, to fill the first paint.
 * @param onSignedOut is told when the server no longer knows who is calling
 */
export function createQueryClient(onSignedOut: () => void = () => undefined): QueryClient {
  const onError = (error: Error) => {
    if (error instanceof CallError && error.status === 401) onSignedOut();
  };
  return new AttentiveQueryClient({
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
