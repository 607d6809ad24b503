import { beforeAll, expect, test } from 'vitest';
import { database, sql } from '@/lib/db/client';
import { listRows } from '@/lib/db/list-rows';
import { ascending, descending, type RowOrder } from '@/lib/db/row-order';
import { makeAlert } from '@/lib/testing/make-alert';
import { testNow } from '@/lib/testing/test-context';

const shape = { id: sql`alert.id`, tables: sql`platform_alert AS alert`, json: sql`to_json(alert.title)` };
const always = sql`TRUE`;

const orders: Readonly<Record<string, RowOrder>> = {
  'one direction': [descending(sql`alert.last_occurred_at`), descending(sql`alert.id`)],
  'mixed directions': [
    ascending(sql`alert.is_resolved`),
    descending(sql`alert.severity_rank`),
    ascending(sql`alert.id`),
  ],
  'rows without a value last': [
    { column: sql`alert.acknowledged_at`, isDescending: true, mayBeNull: true },
    ascending(sql`alert.title`),
    ascending(sql`alert.id`),
  ],
};

beforeAll(async () => {
  await database().platformAlert.deleteMany();
  for (let number = 0; number < 23; number++) {
    await makeAlert({
      title: `Alert ${number % 7}`,
      severity_rank: 1 + (number % 4),
      is_resolved: number % 3 === 0,
      resolved_at: number % 3 === 0 ? testNow : null,
      last_occurred_at: new Date(testNow.getTime() + (number % 5)),
      acknowledged_at: number % 2 === 0 ? null : new Date(testNow.getTime() + (number % 3)),
    });
  }
});

async function walk(order: RowOrder, size: number): Promise<unknown[]> {
  const rows: unknown[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const part: Awaited<ReturnType<typeof listRows>> = await listRows(
      database(),
      { ...shape, json: sql`to_json(alert.id)` },
      { condition: always, order },
      { page: 1, page_size: size, cursor },
    );
    expect(part.total).toBe(23 - rows.length);
    rows.push(...JSON.parse(part.json));
    cursor = part.next;
  }
  return rows;
}

test.each(Object.keys(orders))('a walk by cursor meets each row once, in the order of the list: %s', async (name) => {
  const order = orders[name] ?? [];
  const whole = await listRows(
    database(),
    { ...shape, json: sql`to_json(alert.id)` },
    { condition: always, order, isSearched: true },
    { page: 1, page_size: 300 },
  );
  const expected = JSON.parse(whole.json);
  expect(new Set(expected).size).toBe(23);
  for (const size of [1, 4, 23, 24]) expect(await walk(order, size)).toEqual(expected);
});

test('rows that are added in front of a cursor shift nothing behind it', async () => {
  const order = orders['one direction'] ?? [];
  const selected = { condition: always, order };
  const first = await listRows(database(), shape, selected, { page: 1, page_size: 5, cursor: '' });
  const before = await listRows(database(), shape, selected, { page: 1, page_size: 5, cursor: first.next ?? '' });
  const { id } = await makeAlert({ last_occurred_at: new Date(testNow.getTime() + 99_999) });
  const after = await listRows(database(), shape, selected, { page: 1, page_size: 5, cursor: first.next ?? '' });
  await database().platformAlert.delete({ where: { id } });
  expect(after).toEqual(before);
});

test.each([
  ['no JSON', 'xyz'],
  ['no list', Buffer.from('{}').toString('base64url')],
  ['of another order', Buffer.from('["1"]').toString('base64url')],
  ['with a value that is no instant', Buffer.from('["soon","1"]').toString('base64url')],
  ['with a value that is no number', Buffer.from('["2026-01-01","one"]').toString('base64url')],
  ['with a number that is too large', Buffer.from('["2026-01-01","99999999999999"]').toString('base64url')],
  ['with NUL', Buffer.from('["\\u0000","1"]').toString('base64url')],
])('a cursor %s is refused', async (_what, cursor) => {
  const selected = { condition: always, order: orders['one direction'] ?? [] };
  const part = { page: 1, page_size: 5, cursor };
  await expect(listRows(database(), shape, selected, part)).rejects.toMatchObject({ code: 'validation_failed' });
});
