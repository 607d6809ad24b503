import type { QueryClient } from '@tanstack/react-query';
import { QueryClientProvider } from '@tanstack/react-query';
import { renderToString } from 'react-dom/server';
import { ClockProvider } from '@/lib/client/clock-provider';
import { createQueryClient } from '@/lib/client/create-query-client';
import { meQuery } from '@/lib/client/me-query';
import type { Me } from '@/lib/contracts/people/people';

/** Somebody without any power. */
export const ann: Me = {
  uuid: '018f0000-0000-7000-8000-000000000001',
  username: 'ann',
  email: 'ann@example.org',
  full_name: 'Ann',
  is_staff: false,
  is_support: false,
  is_access_committee: false,
  time_zone: 'UTC',
  keys_enabled: true,
  digest_enabled: true,
  user_actions_enabled: true,
};

/** What a component shows Ann on 25 November 2026, as HTML; `fill` puts what it reads in the cache. */
export function renderSignedIn(
  element: React.ReactNode,
  changes: Partial<Me> = {},
  fill: (client: QueryClient) => void = () => undefined,
): string {
  const client = createQueryClient();
  client.setQueryData(meQuery.queryKey, { ...ann, ...changes });
  fill(client);
  const page = renderToString(
    <ClockProvider serverNowMs={Date.parse('2026-11-25T12:00:00Z')}>
      <QueryClientProvider client={client}>{element}</QueryClientProvider>
    </ClockProvider>,
  );
  return page.replaceAll('<!-- -->', '');
}
