import { expect, test } from 'vitest';
import { poorNames } from './names';
import { plant, readTree } from './source-tree';

test('files are named after what they hold', () => {
  expect(poorNames(readTree())).toEqual([]);
});

test('barrels, drawers for leftovers and other spellings are found', () => {
  const planted = plant({
    'components/actions/index.ts': '',
    'lib/core/utils.ts': '',
    'lib/core/order-types.ts': '',
    'components/actions/ActionRow.tsx': '',
    'lib/services/orders/approve-order.db.test.ts': '',
  });
  expect(poorNames(planted)).toEqual([
    'components/actions/index.ts is named with the empty word index',
    'lib/core/utils.ts is named with the empty word utils',
    'lib/core/order-types.ts is named with the empty word types',
    'components/actions/ActionRow.tsx is not in kebab-case',
  ]);
});
