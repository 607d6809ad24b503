import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { correctivePage, detailsPage, namedPage, namedPages } from '@/lib/core/named-pages';

const uuid = '018f0000-0000-7000-8000-000000000001';

test.each(Object.keys(namedPages))('the route %s of the API is a page that exists', (name) => {
  const page =
    namedPage(name, {
      order_uuid: uuid,
      resource_uuid: uuid,
      run_uuid: uuid,
      project_uuid: uuid,
      request_uuid: uuid,
      role_uuid: uuid,
      requirement_uuid: uuid,
      submission_uuid: uuid,
      review_uuid: uuid,
      invitation_uuid: uuid,
    }) ?? '';
  const folder = page.startsWith('/admin/') ? 'app' : 'app/(user)';
  const files = ['[uuid]', '[id]'].map((id) => `${folder}${page.replace(uuid, id)}/page.tsx`);
  expect([page, files.some((file) => existsSync(path.join(import.meta.dirname, '../..', file)))]).toEqual([page, true]);
});

test('an action leads to the page that its route names, and says that it led there', () => {
  const action = { uuid, route_name: 'marketplace-orders.details', route_params: { order_uuid: 'x' } };
  expect(detailsPage(action)).toBe(`/orders/x?action=${uuid}`);
  expect(detailsPage({ ...action, route_name: 'no-such-page' })).toBeNull();
  expect(detailsPage({ ...action, route_name: 'constructor' })).toBeNull();
});

test('a corrective action that is done on that page says there which one it is', () => {
  const action = { uuid, route_name: 'marketplace-orders.details', route_params: { order_uuid: 'x' } };
  expect(correctivePage(action, 'reject')).toBe(`/orders/x?action=${uuid}&do=reject`);
  expect(correctivePage({ ...action, route_name: 'no-such-page' }, 'reject')).toBeNull();
});
