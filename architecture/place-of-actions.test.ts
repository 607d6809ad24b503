import { expect, test } from 'vitest';
import { knownActionTypes } from './place-of-actions';
import { plant, readTree } from './source-tree';

test('no screen, email or service knows a type of action by its name: its provider is the one place', () => {
  expect(knownActionTypes(readTree())).toEqual([]);
});

test('a second place is found', () => {
  const planted = plant({
    'lib/plugins/providers/late-parcel.ts': "export const lateParcel = { actionType: 'late_parcel', icon: 'mail' };",
    'components/actions/icons.ts': "export const icons = { late_parcel: 'mail' };",
    'docs/example.ts': "export const type = 'late_parcel';",
  });
  expect(knownActionTypes(planted)).toEqual(['components/actions/icons.ts knows late_parcel']);
});
