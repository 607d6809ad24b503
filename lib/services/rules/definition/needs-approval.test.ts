import { expect, test } from 'vitest';
import { ruleActions } from '@/lib/plugins/rules/actions/registry';
import { needsApproval } from '@/lib/services/rules/definition/needs-approval';
import { ruleDefinition } from '@/lib/testing/make-rule';

const filters = { key: 'never_signed_in', config: {} };
const needs = (key: string, rest: object = {}) =>
  needsApproval(ruleDefinition(filters, { action: { key, config: {} }, ...rest }));

test('a rule needs approval when its action is destructive, it does not protect staff, or its policy says always', () => {
  const destructive = ruleActions.filter(({ isDestructive }) => isDestructive).map(({ key }) => key);
  expect(destructive.toSorted()).toEqual(['delete_user', 'purge_user_data', 'revoke_roles', 'suspend_user']);
  for (const { isDestructive, key } of ruleActions) {
    expect([key, needs(key)]).toEqual([key, isDestructive]);
    expect(needs(key, { protect_staff: false })).toBe(true);
    expect(needs(key, { approval_policy: 'always' })).toBe(true);
  }
});
