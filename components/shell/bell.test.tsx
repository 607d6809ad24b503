import { QueryClientProvider } from '@tanstack/react-query';
import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Bell } from '@/components/shell/bell';
import { BellPanel } from '@/components/shell/bell-panel';
import { ClockProvider } from '@/lib/client/clock-provider';
import { createQueryClient } from '@/lib/client/create-query-client';
import { meQuery } from '@/lib/client/me-query';

const me = {
  uuid: '018f0000-0000-7000-8000-000000000001',
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

function painted(element: React.ReactNode, changes: Partial<typeof me> = {}): string {
  const client = createQueryClient();
  client.setQueryData(meQuery.queryKey, { ...me, ...changes });
  const page = renderToString(
    <ClockProvider serverNowMs={Date.parse('2026-11-25T12:00:00Z')}>
      <QueryClientProvider client={client}>{element}</QueryClientProvider>
    </ClockProvider>,
  );
  return page.replaceAll('<!-- -->', '');
}

const noActions = { hasFailed: false, onLeave: () => undefined, onRetry: () => undefined, rows: [] };

test('the badge of the bell counts unread notifications and nothing else', () => {
  const bell = painted(<Bell openCount={5} unreadCount={3} />);
  expect(bell).toContain('aria-label="Notifications, 3 unread notifications"');
  expect(/tabular-nums[^>]*>(\d+)</.exec(bell)?.[1]).toBe('3');
});

test.each([0, null])('the bell has no badge with %s unread notifications, however many actions are open', (unread) => {
  expect(painted(<Bell openCount={5} unreadCount={unread} />)).not.toContain('tabular-nums');
});

test('the open actions in the bell have their own count and a way to all of them', () => {
  const panel = painted(<BellPanel {...noActions} openCount={12} />);
  expect(panel).toContain('Open actions<span class="ms-2 font-normal text-text-muted tabular-nums">12</span>');
  expect(panel).toContain('aria-label="View all open actions"');
});

test('the bell promises new actions only while they are on', () => {
  expect(painted(<BellPanel {...noActions} openCount={0} />)).toContain('New actions appear here.');
  const off = painted(<BellPanel {...noActions} openCount={0} />, { user_actions_enabled: false });
  expect(off).toContain('Actions are turned off');
  expect(off).not.toContain('New actions appear here.');
});
