import { describe, expect, test } from 'vitest';
import { errorCatalogue } from '@/lib/core/errors';
import { findDependencyProblems, findErrorPageProblems, unnamedVariables } from './documents';
import { plant, readTree } from './source-tree';

const tree = readTree();

describe('error pages', () => {
  test('every error code has its page, and every page its code', () => {
    expect(findErrorPageProblems(tree)).toEqual([]);
  });

  test('a missing page, a stray one and one with another status are found', () => {
    const text = '# Not found\n\n`not_found`, status 400.\n\n## When it happens\n\n## What to do\n';
    const problems = findErrorPageProblems(plant({ 'docs/errors/not_found.md': text, 'docs/errors/gone.md': '' }));
    expect(problems).toContain('moved_on has no page docs/errors/moved_on.md');
    expect(problems).toContain('docs/errors/not_found.md lacks "`not_found`, status 404."');
    expect(problems).toContain('docs/errors/gone.md is about no code');
    expect(problems).toHaveLength(Object.keys(errorCatalogue).length + 1);
  });
});

describe('dependencies', () => {
  test('every package is explained, and nothing else is', () => {
    expect(findDependencyProblems(tree)).toEqual([]);
  });

  test('a package without a reason and a reason without a package are found', () => {
    const planted = plant({
      'package.json': '{"dependencies":{"zod":"4"},"devDependencies":{"knip":"6","vitest":"5"}}',
      'docs/dependencies.md':
        '- `vitest`: good.\n- `left-pad`: pads, which two lines of our own would do as well.\n- `knip`: finds what nobody uses any more, files and exports alike.\n',
    });
    expect(findDependencyProblems(planted)).toEqual([
      'zod is not explained',
      'left-pad is explained, but not in package.json',
      'vitest is hardly explained',
    ]);
  });
});

describe('environment variables', () => {
  test('every variable is named in a document', () => {
    expect(unnamedVariables(tree)).toEqual([]);
  });

  test('a variable that nobody documents is found, in the schema and in scripts', () => {
    const planted = plant({
      'lib/core/env.ts': 'const schema = z.object({\n  DATABASE_URL: z.url(),\n  HEED_NEW: z.string(),\n});',
      'scripts/start.mjs': "process.env['HEED_PORT'] ?? process.env.HOME;",
      'docs/settings.md': 'Set `DATABASE_URL`.',
    });
    expect(unnamedVariables(planted)).toEqual(['HEED_NEW', 'HEED_PORT']);
  });
});
