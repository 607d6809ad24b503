import { describe, expect, test } from 'vitest';
import { isInScope, requireCall, scopeOf } from '@/lib/auth/permissions';
import { allOperations } from '@/lib/contracts/all-operations';
import { type TokenScope, tokenScopes } from '@/lib/core/actor';
import { actorOf } from '@/lib/testing/test-context';

const person = {
  id: '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e',
  full_name: 'Max',
  email: 'max@example.org',
  is_staff: true,
  is_support: false,
  time_zone: 'UTC',
};
const staffWith = (scope: TokenScope) => ({ ...actorOf(person), scope });

describe('the scope of a token', () => {
  test('is needed by every operation: read for those that change nothing, ingest for reports, write for the rest', () => {
    for (const operation of allOperations) {
      const reads = operation.method === 'GET' ? 'read' : 'write';
      expect([operation.id, scopeOf(operation)]).toEqual([
        operation.id,
        operation.permission === 'INGEST' ? 'ingest' : reads,
      ]);
    }
  });

  test('includes no other scope, but write that of reading', () => {
    const reached = tokenScopes.map((scope) => tokenScopes.filter((needed) => isInScope(staffWith(scope), needed)));
    expect(reached).toEqual([['read'], ['read', 'write'], ['ingest']]);
  });

  test('lets report only while its owner is staff', () => {
    const report = { method: 'POST', permission: 'INGEST' } as const;
    expect(() => requireCall(staffWith('ingest'), report)).not.toThrow();
    expect(() => requireCall({ ...staffWith('ingest'), isStaff: false }, report)).toThrow(
      'You don’t have permission to do this.',
    );
    expect(() => requireCall(staffWith('write'), report)).toThrow('the scope ingest');
  });

  test('counts where anybody may call as well', () => {
    expect(() => requireCall(staffWith('read'), { method: 'POST', permission: 'ANYBODY' })).toThrow('the scope write');
  });
});
