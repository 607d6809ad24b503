import { expect, test } from 'vitest';
import { privateNames } from './private-names';
import { plant, readTree } from './source-tree';

test('names are those of the field and the stack', () => {
  expect(privateNames(readTree())).toEqual([]);
});

test('a name of our own is found in files, functions and members; Math.floor and other words that contain one are not', () => {
  const planted = plant({
    'lib/http/session-door.ts': 'export function openDoor() {}',
    'lib/core/share.ts': 'export const share = Math.floor(0.5); export const keyboard = 1; export const forecast = 2;',
    'lib/testing/mail.ts': 'export function startMailStandIn() {}',
    'components/actions/row.tsx': 'export const row = (props: { deeds: number }) => props.deeds;',
  });
  expect(privateNames(planted)).toEqual([
    'lib/http/session-door.ts is named door; use route handler, or API test',
    'lib/http/session-door.ts:1 has the name openDoor; use route handler, or API test',
    'lib/testing/mail.ts:1 has the name startMailStandIn; use fake',
    'components/actions/row.tsx:1 has the name deeds; use change, or action',
    'components/actions/row.tsx:1 has the name deeds; use change, or action',
  ]);
});

test('a key of stored JSON keeps its name, also where it is read; a variable does not', () => {
  const planted = plant({
    'lib/services/accounts/admit.ts':
      "export const facts = { way: 'link' }; export const method = facts.way; export const way = 1;",
  });
  expect(privateNames(planted)).toEqual(['lib/services/accounts/admit.ts:1 has the name way; use channel, or method']);
});
