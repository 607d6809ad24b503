import { expect, test } from 'vitest';
import { readUserActionOperation, userAction } from '@/lib/contracts/actions/actions';
import { exampleOf } from '@/lib/http/openapi-examples';
import { expiringResource } from '@/lib/plugins/providers/expiring-resource';
import type { ActionSubject } from '@/lib/plugins/providers/provider';
import { actionWords, typeIcon, typeLabel } from '@/lib/services/user-actions/action-words';
import { correctiveJson } from '@/lib/services/user-actions/corrective-json';

const reader = { timeZone: 'Europe/Tallinn' };

const example = userAction.parse(exampleOf(readUserActionOperation).answer);

const subject: ActionSubject = {
  ...example,
  id: example.uuid,
  user_id: '018f0000-0000-7000-8000-000000000002',
  object_type: 'order',
  object_id: '018f0000-0000-7000-8000-000000000003',
};
const order = {
  created: '2026-11-20T22:30:00Z',
  hours_allowed: 24,
  state: 'pending-consumer',
  estimated_cost: '1234.5',
};
const resource = { end_date: '2026-11-30', time_zone: 'Europe/Tallinn', schedule: [30, 7], reminder_days: 30 };

const wordsOf = (action_type: string, evidence: ActionSubject['evidence']) =>
  actionWords({ ...subject, action_type, evidence }, reader);

test('an order that waits says since when, in the zone of its reader, what it costs, and what was written to its approver', () => {
  expect(wordsOf('pending_order', { ...order, comment: 'For Monday.' })).toEqual({
    why: 'Waiting since 21 Nov 2026',
    distinction: 'Cost 1,234.5',
    facts: [
      { label: 'Order', value: 'Create' },
      { label: 'Ordered', value: 'Sat, 21 Nov 2026, 00:30 EET' },
      { label: 'Comment', value: 'For Monday.' },
      { label: 'Shown because', value: 'No answer for 24 hours' },
      { label: 'Estimated cost', value: '1,234.5' },
    ],
  });
});

test('two orders of one offering differ by who ordered, for which resource, at what cost, and their number', () => {
  const evidence = { ...order, requested_by: 'Mari Maasikas', order_number: 'A-7' };
  const differs = (resource_name: string) =>
    actionWords({ ...subject, action_type: 'pending_order', evidence, resource_name }, reader).distinction;
  expect(differs('disk-1')).toBe('Ordered by Mari Maasikas · disk-1 · Cost 1,234.5 · A-7');
  expect(differs('')).toBe('Ordered by Mari Maasikas · Cost 1,234.5 · A-7');
});

test('a fact that an action does not have is left out', () => {
  expect(wordsOf('pending_order', { ...order, estimated_cost: null }).facts.map(({ label }) => label)).toEqual([
    'Order',
    'Ordered',
    'Shown because',
  ]);
});

test('a resource that ends says which reminder it has reached', () => {
  expect(wordsOf('expiring_resource', resource)).toEqual({
    why: 'Reached its 30-day reminder',
    distinction: 'Object storage',
    facts: [
      { label: 'End date', value: '30 Nov 2026 (Europe/Tallinn)' },
      { label: 'Reminders', value: '30 and 7 days before the end' },
      { label: 'Shown because', value: 'Reached its 30-day reminder' },
    ],
  });
  expect(wordsOf('expiring_resource', { ...resource, reminder_days: 0 }).why).toBe('Reached its last-day reminder');
  expect(wordsOf('expiring_resource', { ...resource, reminder_days: null }).why).toBe('Past its end date');
});

test('a type that no provider knows shows its evidence as it is', () => {
  expect(wordsOf('some_new_type', { days_allowed: 3, reason: null })).toEqual({
    why: null,
    distinction: '',
    facts: [
      { label: 'Days allowed', value: '3' },
      { label: 'Reason', value: 'None' },
    ],
  });
  expect([typeLabel('some_new_type'), typeIcon('some_new_type')]).toEqual(['Some new type', 'bell']);
});

test.each([
  {
    key: 'renew_resource',
    days: 8,
    consequence: 'It ends on 30 Nov 2026. Renewing extends it by the renewal period of its offering.',
    undo: '',
  },
  {
    key: 'terminate_resource',
    days: -1,
    consequence: 'It ended on 30 Nov 2026. It won’t be renewed, and no more reminders are sent.',
    undo: `/api/marketplace-resources/${subject.object_id}/undo_terminate/`,
  },
  { key: 'view_resource', days: 8, consequence: '', undo: '' },
])('$key with $days days left says: $consequence', ({ key, days, consequence, undo }) => {
  const offered = expiringResource.correctives.filter((one) => one.key === key);
  const [json] = offered.map((one) =>
    JSON.parse(correctiveJson(one, { ...subject, evidence: resource, days_until_due: days })),
  );
  expect(json).toMatchObject({ consequence, undo_endpoint: undo });
});
