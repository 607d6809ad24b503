import { describe, expect, test } from 'vitest';
import { plant, readTree } from './source-tree';
import { misplacedWords, writtenAddresses } from './words';

const tree = readTree();

describe('forbidden words', () => {
  test('clock, environment, network and console are reached through their one home', () => {
    expect(misplacedWords(tree)).toEqual([]);
  });

  test('each is found where it must not be', () => {
    const planted = plant({
      'lib/services/orders/read-order.ts': [
        'const now = new Date();',
        'const ms = Date.now();',
        "const url = process.env['DATABASE_URL'];",
        'await fetch(url);',
        'await globalThis.fetch(url);',
        'console.log(now);',
      ].join('\n'),
    });
    expect(misplacedWords(planted).map((found) => found.replace(/;.*/, ''))).toEqual([
      'lib/services/orders/read-order.ts:1 reads the system clock',
      'lib/services/orders/read-order.ts:2 reads the system clock',
      'lib/services/orders/read-order.ts:3 reads process.env',
      'lib/services/orders/read-order.ts:4 calls fetch',
      'lib/services/orders/read-order.ts:5 calls fetch',
      'lib/services/orders/read-order.ts:6 writes to the console',
    ]);
  });

  test('their homes, tools, comments, texts and dates of a given instant are left alone', () => {
    const planted = plant({
      'lib/core/clock.ts': 'export const clock = () => new Date();',
      'lib/core/env.ts': 'export const env = process.env;',
      'lib/client/call.ts': 'export const call = () => fetch(address);',
      'scripts/serve.ts': 'console.log(Date.now());',
      'lib/core/dates.ts': "// new Date() and process.env\nconst name = 'console.log';\nconst at = new Date(0);",
    });
    expect(misplacedWords(planted)).toEqual([]);
  });
});

describe('addresses', () => {
  test('no address of ours is written by hand', () => {
    expect(writtenAddresses(tree)).toEqual([]);
  });

  test('a literal, a template and an attribute are found; other paths are not', () => {
    const planted = plant({
      'app/(user)/actions/page.tsx': 'export default () => null;',
      'app/admin/imports/[uuid]/page.tsx': 'export default () => null;',
      'components/actions/row.tsx': [
        "const one = '/api/user-actions/';",
        // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of a planted file
        'const two = `/admin/imports/${uuid}`;',
        'const three = <a href="/actions?o=due_date">x</a>;',
        "const four = '/actionsome' + '/apical';",
      ].join('\n'),
      'lib/core/routes.ts': "export const actionsPage = '/actions';",
    });
    expect(writtenAddresses(planted)).toEqual([
      'components/actions/row.tsx:1 writes /api/user-actions/',
      'components/actions/row.tsx:2 writes /admin/imports/',
      'components/actions/row.tsx:3 writes /actions?o=due_date',
    ]);
  });
});
