import { QueryClientProvider } from '@tanstack/react-query';
import { PathnameContext, SearchParamsContext } from 'next/dist/shared/lib/hooks-client-context.shared-runtime';
import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { AuditEntry } from '@/docs/screen-example/audit-entries';
import { auditFilters } from '@/docs/screen-example/audit-filters';
import { AuditView } from '@/docs/screen-example/audit-view';
import { auditListQuery } from '@/docs/screen-example/queries';
import { ClockProvider } from '@/lib/client/clock-provider';
import { createQueryClient } from '@/lib/client/create-query-client';
import { meQuery } from '@/lib/client/me-query';

const entry = {
  uuid: '018f0000-0000-7000-8000-000000000001',
  at: '2026-11-20T10:00:00Z',
  actor_name: 'Ann',
  operation: 'users_invite',
  result: 'success',
} as const;

const query = auditFilters.query(auditFilters.off);
const failedQuery = auditFilters.query({ ...auditFilters.off, result: 'failure' });
const me = {
  uuid: entry.uuid,
  username: 'ann',
  email: 'ann@example.org',
  full_name: 'Ann',
  is_staff: true,
  is_support: false,
  is_access_committee: false,
  time_zone: 'UTC',
  keys_enabled: true,
  digest_enabled: true,
  user_actions_enabled: true,
};

type Known = { query: typeof query; rows: AuditEntry[] } | { query: typeof query; error: Error };

/** The page as the server paints it. */
async function painted(address: string, known?: Known): Promise<string> {
  const client = createQueryClient();
  client.setQueryData(meQuery.queryKey, me);
  if (known !== undefined && 'rows' in known) {
    client.setQueryData(auditListQuery(known.query).queryKey, { rows: known.rows, total: known.rows.length });
  }
  if (known !== undefined && 'error' in known) {
    client.setDefaultOptions({ queries: { retry: false, retryOnMount: false } });
    const failing = { ...auditListQuery(known.query), queryFn: () => Promise.reject(known.error) };
    await client.query(failing).catch(() => undefined);
  }
  return renderToString(
    <PathnameContext value="/admin/audit">
      <SearchParamsContext value={new URLSearchParams(address)}>
        <ClockProvider serverNowMs={Date.parse('2026-11-25T12:00:00Z')}>
          <QueryClientProvider client={client}>
            <AuditView />
          </QueryClientProvider>
        </ClockProvider>
      </SearchParamsContext>
    </PathnameContext>,
  );
}

test('the list says that it loads', async () => {
  expect(await painted('')).toContain('Loading entries');
});

test('a failed list says why, and offers another try', async () => {
  const page = await painted('', { query, error: new Error('The server can’t be reached.') });
  expect(page).toContain('Couldn’t load entries');
  expect(page).toContain('The server can’t be reached.');
  expect(page).toContain('Try again');
});

test('a list without rows says what will appear, and under filters offers to clear them', async () => {
  expect(await painted('', { query, rows: [] })).toContain('Nothing recorded yet');
  const narrowed = await painted('result=failure', { query: failedQuery, rows: [] });
  expect(narrowed).toContain('No entries match these filters.');
  expect(narrowed).toContain('Clear filters');
});

test('rows are counted, and filters that are not on offer are off', async () => {
  const page = await painted('result=burnt&page=x', { query, rows: [entry] });
  expect(page).toContain('1 entry');
  expect(page).toContain('users_invite');
  expect(page).toContain('Result: Any result');
});
