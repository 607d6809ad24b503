import { expect, test } from 'vitest';
import { CustomerField } from '@/components/projects/customer-field';
import { customersQuery } from '@/components/projects/queries';
import { renderSignedIn } from '@/lib/testing/render-signed-in';

function shown(page?: { rows: []; total: number }): string {
  return renderSignedIn(<CustomerField isToCreate value={null} onChange={() => undefined} />, {}, (client) => {
    if (page !== undefined) client.setQueryData(customersQuery('', true).queryKey, page);
  });
}

test('nothing can be chosen before it is known what there is', () => {
  expect(shown()).toMatch(/<button[^>]*disabled/);
  expect(shown()).toContain('Choose an organisation');
});

test('where there is nothing to choose, it says so', () => {
  expect(shown({ rows: [], total: 0 })).not.toMatch(/<button[^>]*disabled/);
  expect(shown({ rows: [], total: 0 })).toContain('No organisations');
});

test('where there are more than are listed, a search comes first', () => {
  expect(shown({ rows: [], total: 101 })).toContain('Search organisations');
  expect(shown({ rows: [], total: 0 })).not.toContain('Search organisations');
});
