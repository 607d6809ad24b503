import { expect, test, vi } from 'vitest';
import { allOperations } from '@/lib/contracts/all-operations';
import type { Operation } from '@/lib/contracts/operation';

vi.mock('zod', async (original) => ({ ...(await original()) }));

function namesOf(operations: readonly Operation[]) {
  return operations.map(({ id, method, path, params, query, body }) => ({
    id,
    method,
    path,
    params: Object.keys(params.shape),
    query: Object.keys(query.shape),
    body: Object.keys(body.shape),
  }));
}

test('browsers know every operation by the same names of fields as the server', async () => {
  vi.doMock('zod', () => import('@/lib/client/zod-outline'));
  vi.resetModules();
  const outlined = await import('@/lib/contracts/all-operations');
  expect(namesOf(outlined.allOperations)).toEqual(namesOf(allOperations));
});

test('a browser that would check a value is told that it cannot', async () => {
  const { z } = await import('@/lib/client/zod-outline');
  expect(() => z['strictObject']?.({})['parse']?.({})).toThrow('the server does');
});
