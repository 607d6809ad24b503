import { expect, test } from 'vitest';
import { changedFields } from '@/lib/client/changed-fields';

test('a form sends what was changed in it, not what it showed', () => {
  const opened = { name: 'Sea', description: 'Old', user_affiliations: ['staff'], grace_period_days: null };
  expect(changedFields(opened, { ...opened, name: 'Lake', user_affiliations: ['staff'] })).toEqual({ name: 'Lake' });
  expect(changedFields(opened, { user_affiliations: [], grace_period_days: 0 })).toEqual({
    user_affiliations: [],
    grace_period_days: 0,
  });
});
