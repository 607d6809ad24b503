import { expect, test } from 'vitest';
import { isToBeApproved } from '@/components/rules/is-to-be-approved';

const preview = { count: 2, set_hash: 'a' };
const approval = { state: 'given', set_hash: 'a', approved_by: null, expires: '2027-01-01T00:00:00Z' } as const;
const rule = { status: 'active', approval } as const;

test('people who are approved already need no other approval', () => {
  expect(isToBeApproved(preview, rule)).toBe(false);
  expect(isToBeApproved({ ...preview, set_hash: 'b' }, rule)).toBe(true);
});

test('the same people can be approved again once an approval has expired or a run has used it', () => {
  expect(isToBeApproved(preview, { ...rule, approval: { ...approval, state: 'expired' } })).toBe(true);
});

test('nothing is approved for nobody, in an archived rule, or where no approval is needed', () => {
  const expired = { ...approval, state: 'expired' } as const;
  expect(isToBeApproved({ ...preview, count: 0 }, { ...rule, approval: expired })).toBe(false);
  expect(isToBeApproved(preview, { status: 'archived', approval: expired })).toBe(false);
  expect(isToBeApproved(preview, { ...rule, approval: { ...approval, state: 'none' } })).toBe(false);
});
