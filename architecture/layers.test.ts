import { describe, expect, test } from 'vitest';
import { cycles, featureCrossings, serverInBrowser, upwardImports } from './layers';
import { plant, readTree } from './source-tree';

const tree = readTree();

describe('layers', () => {
  test('imports point down only', () => {
    expect(upwardImports(tree)).toEqual([]);
  });

  test('an import that points up is found, also a type and a dynamic one', () => {
    const planted = plant({
      'lib/core/dates.ts':
        "import type { Db } from '@/lib/db/client';\nexport const load = () => import('@/lib/http/page');",
      'lib/db/client.ts': "import { z } from 'zod';\nimport '@/lib/core/dates';",
      'lib/http/page.ts': 'export {};',
    });
    expect(upwardImports(planted)).toEqual([
      'lib/core/dates.ts:1 imports lib/db/client.ts, which is above it',
      'lib/core/dates.ts:2 imports lib/http/page.ts, which is above it',
    ]);
  });

  test('a file outside every layer is found', () => {
    const planted = plant({ 'app/page.tsx': "import '@/lib/stray';", 'lib/stray.ts': 'export {};' });
    expect(upwardImports(planted)).toEqual(['app/page.tsx:1 imports lib/stray.ts, which is in no layer']);
  });
});

describe('features', () => {
  test('features of one rank do not import each other', () => {
    expect(featureCrossings(tree)).toEqual([]);
  });

  test('a feature that imports another is found; the shell and the primitives are not features', () => {
    const planted = plant({
      'components/actions/list.tsx': "import '@/components/rules/editor';\nimport '@/components/ui/button';",
      'components/rules/editor.tsx': 'export {};',
      'components/ui/button.tsx': 'export {};',
      'components/shell/header.tsx': "import '@/components/actions/list';",
      'app/(user)/actions/page.tsx': "import '@/app/(user)/history/rows';\nimport '@/components/actions/list';",
      'app/(user)/history/rows.tsx': 'export {};',
      'lib/services/people/change-me.ts': "import '@/lib/services/imports/read-import';",
      'lib/services/imports/read-import.ts': 'export {};',
    });
    expect(featureCrossings(planted)).toEqual([
      'components/actions/list.tsx:1 imports components/rules/editor.tsx: components/actions must not know components/rules',
      'app/(user)/actions/page.tsx:1 imports app/(user)/history/rows.tsx: app/(user)/actions must not know app/(user)/history',
      'lib/services/people/change-me.ts:1 imports lib/services/imports/read-import.ts: lib/services/people must not know lib/services/imports',
    ]);
  });
});

describe('cycles', () => {
  test('no file needs itself through others', () => {
    expect(cycles(tree)).toEqual([]);
  });

  test('a circle of three is found once', () => {
    const planted = plant({
      'lib/core/a.ts': "import './b';",
      'lib/core/b.ts': "import '@/lib/core/c';",
      'lib/core/c.ts': "import './a';",
    });
    expect(cycles(planted)).toEqual(['lib/core/a.ts → lib/core/b.ts → lib/core/c.ts → lib/core/a.ts']);
  });
});

describe('the browser', () => {
  test('nothing of the server reaches it', () => {
    expect(serverInBrowser(tree)).toEqual([]);
  });

  test('a server module behind two steps is found, with the way that leads to it', () => {
    const planted = plant({
      'components/actions/row.tsx':
        "'use client';\nimport '@/components/actions/words';\nimport type { Ctx } from '@/lib/db/context';",
      'components/actions/words.ts': "import '@/lib/db/client';\nimport 'node:fs';",
      'lib/db/client.ts': 'export {};',
      'lib/db/context.ts': 'export {};',
    });
    expect(serverInBrowser(planted)).toEqual([
      'components/actions/row.tsx → components/actions/words.ts → lib/db/client.ts',
      'components/actions/row.tsx → components/actions/words.ts → node:fs',
    ]);
  });
});
