import { expect, test } from 'vitest';
import {
  givenOrderState,
  givenOrderType,
  givenResourceState,
  orderStateNames,
  orderStates,
  orderTypeNames,
  orderTypes,
  resourceStateNames,
  resourceStates,
} from '@/lib/contracts/marketplace/names';

test.each([
  { given: givenOrderState, stored: orderStates, names: orderStateNames },
  { given: givenOrderType, stored: orderTypes, names: orderTypeNames },
  { given: givenResourceState, stored: resourceStates, names: resourceStateNames },
])('$names are taken as they are answered, as they are stored, and in any case', ({ given, stored, names }) => {
  for (const spelt of [names, stored, names.map((name) => name.toLowerCase()), names.map((name) => name.toUpperCase())])
    expect(spelt.map((value) => given.parse(value))).toEqual(stored);
});

test('what is no state is refused with those that are', () => {
  expect(givenResourceState.safeParse('broken').error?.issues[0]?.message).toBe(
    'Must be one of Creating, OK, Erred, Updating, Terminating, Terminated.',
  );
});
