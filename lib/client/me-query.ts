import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { call } from '@/lib/client/call';
import type { Me } from '@/lib/contracts/people/people';

const FRESH_MS = 300_000;

/** Who is signed in and what they prefer. Every page of theirs comes with it. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }): Promise<Me> => {
    const { readMeOperation } = await import('@/lib/contracts/people/people');
    return (await call(readMeOperation, {}, { signal })).answer;
  },
  staleTime: FRESH_MS,
});

/** The person who looks at the screen. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}
