import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { listAlertsOperation } from '@/lib/contracts/alerts/alerts';
import { listNotificationsOperation } from '@/lib/contracts/alerts/notifications';
import { listDeliveriesOperation } from '@/lib/contracts/delivery/deliveries';
import { listUsersOperation } from '@/lib/contracts/people/users';
import { listProjectsOperation } from '@/lib/contracts/projects/projects';
import { MOST_CSV_ROWS } from '@/lib/core/most-csv-rows';
import { database, sql } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { dayValue, makeProject, makeToken, makeUser } from '@/lib/testing/make';
import { makeAlert } from '@/lib/testing/make-alert';
import { makeDelivery } from '@/lib/testing/make-delivery';
import { makeNotification } from '@/lib/testing/make-notification';
import { statementsOf } from '@/lib/testing/statements-of';
import { testNow } from '@/lib/testing/test-context';

// As many as it takes to see that rows come in parts; the benchmarks download a hundred thousand.
vi.mock('@/lib/core/most-csv-rows', () => ({ MOST_CSV_ROWS: 5_000 }));

let token = '';

beforeAll(async () => {
  token = await makeToken((await makeUser({ is_staff: true, full_name: 'Zoë "Z" Müßig' })).id);
  await makeUser({ full_name: 'Ann', status: 'suspended', suspended_at: testNow });
  await makeProject({ name: 'Delta, "survey"' });
  await makeProject({ name: 'Old', end_date: dayValue('2020-01-31') });
  await makeDelivery({ state: 'failed' });
  await makeDelivery({ state: 'sent' });
  await makeNotification({ title: 'Two\nlines, one "title"' });
  await makeNotification({ title: '=1+1', priority_rank: 4 });
  await makeAlert({ title: '@now', severity_rank: 4, affected_stores: ['a', 'b'] });
  await makeAlert({ title: 'Füll; up' });
});

const lists = [
  { operation: listUsersOperation, path: '/api/users/', narrow: 'status=suspended', shown: 'full_name' },
  { operation: listProjectsOperation, path: '/api/projects/', narrow: 'state=expired', shown: 'name' },
  { operation: listDeliveriesOperation, path: '/api/deliveries/', narrow: 'state=failed', shown: 'recipient' },
  {
    operation: listNotificationsOperation,
    path: '/api/v1/admin/notifications/',
    narrow: 'priority=critical',
    shown: 'title',
  },
  {
    operation: listAlertsOperation,
    path: '/api/v1/admin/notifications/alerts/',
    narrow: 'severity=critical',
    shown: 'title',
  },
] as const;

const plain = (text: string) => text.replace(/^'(?=[=@])/, '');

describe.each(lists)('GET $path as CSV', ({ operation, narrow, shown }) => {
  const get = (query: string, headers = {}) => callOperation(operation, { token, query, headers });
  const rowsOf = async (answer: Response): Promise<Record<string, string>[]> =>
    parse(await answer.text(), { bom: true, columns: true });

  it.each(['', `&${narrow}`])('answers 200 with exactly what is listed, in its order: %s', async (filters) => {
    const listed: Record<string, string>[] = await (await get(`?page_size=300${filters}`)).json();
    const answer = await get(`?format=csv${filters}`);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="\w+\.csv"$/);
    const rows = await rowsOf(answer);
    expect(listed.length).toBeGreaterThan(0);
    expect(rows.map((row) => plain(row[shown] ?? ''))).toEqual(listed.map((row) => row[shown]));
  });

  it('answers 200 by Accept too, and the list to browsers', async () => {
    expect((await get('', { accept: 'text/csv' })).headers.get('content-type')).toMatch(/^text\/csv/);
    expect((await get('', { accept: 'text/html, */*' })).headers.get('content-type')).toBe('application/json');
  });

  it('answers 200 to a walk by cursor, which meets every row once', async () => {
    const listed = await (await get('?page_size=300')).json();
    const walked: unknown[] = [];
    let query: string | undefined = '?page_size=1&cursor=';
    while (query !== undefined) {
      const answer: Response = await get(query);
      walked.push(...(await answer.json()));
      query = /(\?[^>]*)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1];
    }
    expect(walked).toEqual(listed);
  });

  it('answers 400 to a cursor of another list and to an unknown format', async () => {
    expect((await get('?cursor=WyIxIl0')).status).toBe(400);
    expect((await get('?format=xml')).status).toBe(400);
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(operation, { query: '?format=csv' })).status).toBe(401);
  });
});

describe('GET /api/v1/admin/notifications/alerts/ with many rows', () => {
  const get = (query: string) => callOperation(listAlertsOperation, { token, query });
  const fill = (count: number) =>
    database().$executeRaw(sql`
      INSERT INTO platform_alert (fingerprint, alert_type, severity_rank, title, first_occurred_at, last_occurred_at, created)
      SELECT 'many ' || number, 'many', 2, 'Alert ' || number, ${testNow}::timestamptz, ${testNow}::timestamptz, ${testNow}::timestamptz
      FROM generate_series(1, ${count}::int) AS number`);

  it('answers 200 with as many rows as are allowed, a thousand at a time and no faster than they are taken', async () => {
    await fill(MOST_CSV_ROWS);
    const begun = await statementsOf(async () => {
      const reader = (await get('?format=csv&alert_type=many')).body?.getReader();
      await reader?.read();
      await reader?.cancel();
    });
    expect(begun).toBeLessThan(10);
    let lines = 0;
    let longest = 0;
    const decoder = new TextDecoder();
    for await (const chunk of (await get('?format=csv&alert_type=many')).body ?? []) {
      const found = decoder.decode(chunk, { stream: true }).split('\r\n').length - 1;
      lines += found;
      longest = Math.max(longest, found);
    }
    expect([lines, longest]).toEqual([MOST_CSV_ROWS + 1, 1_001]);
  });

  it('answers 400 that says the limit when more match', async () => {
    await fill(0);
    await makeAlert({ alert_type: 'many' });
    const answer = await get('?format=csv&alert_type=many');
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ format: [expect.stringContaining('5,000')] });
  });
});
