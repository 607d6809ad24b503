import { expect, test } from 'vitest';
import { permissionLabel, roleLabel } from '@/lib/client/role-labels';
import { rolePermissions } from '@/lib/contracts/members/permissions';

test('every permission reads as what it lets people do', () => {
  expect(new Set(rolePermissions.map(permissionLabel)).size).toBe(rolePermissions.length);
  expect(permissionLabel('ORDER.APPROVE')).toBe('Approve orders');
  expect(permissionLabel('CALL.OPEN_NEW')).toBe('Call open new');
});

test('roles read as words', () => {
  expect(roleLabel({ name: 'CUSTOMER.OWNER' })).toBe('Organisation owner');
  expect(roleLabel({ name: 'PROJECT.MANAGER' })).toBe('Project manager');
});
