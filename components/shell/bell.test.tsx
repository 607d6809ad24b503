import { expect, test } from 'vitest';
import { Bell } from '@/components/shell/bell';
import { BellPanel } from '@/components/shell/bell-panel';
import { renderSignedIn } from '@/lib/testing/render-signed-in';

const noActions = { hasFailed: false, onLeave: () => undefined, onRetry: () => undefined, rows: [] };

test('the badge of the bell counts unread notifications and nothing else', () => {
  const bell = renderSignedIn(<Bell openCount={5} unreadCount={3} />);
  expect(bell).toContain('aria-label="Notifications, 3 unread notifications"');
  expect(/tabular-nums[^>]*>(\d+)</.exec(bell)?.[1]).toBe('3');
});

test.each([0, null])('the bell has no badge with %s unread notifications, however many actions are open', (unread) => {
  expect(renderSignedIn(<Bell openCount={5} unreadCount={unread} />)).not.toContain('tabular-nums');
});

test('the open actions in the bell have their own count and a way to all of them', () => {
  const panel = renderSignedIn(<BellPanel {...noActions} openCount={12} />);
  expect(panel).toContain('Open actions<span class="ms-2 font-normal text-text-muted tabular-nums">12</span>');
  expect(panel).toContain('aria-label="View all open actions"');
});

test('the bell promises new actions only while they are on', () => {
  expect(renderSignedIn(<BellPanel {...noActions} openCount={0} />)).toContain('New actions appear here.');
  const off = renderSignedIn(<BellPanel {...noActions} openCount={0} />, { user_actions_enabled: false });
  expect(off).toContain('Actions are turned off');
  expect(off).not.toContain('New actions appear here.');
});
