import { describe, expect, test } from 'vitest';
import { longFiles, longFunctions, usualSizes } from './sizes';
import { plant, readTree } from './source-tree';

const tree = readTree();
const lines = (count: number) => `${'call();\n'.repeat(count)}`;

describe('sizes', () => {
  test('no file has more than 300 lines', () => {
    expect(longFiles(tree)).toEqual([]);
  });

  test('no function has more than 60 lines', () => {
    expect(longFunctions(tree)).toEqual([]);
  });

  test('half of the files fit in 55 lines and nine of ten in 140; nine of ten functions in 34; half of the routes in 8', () => {
    const { files, functions, routes } = usualSizes(tree);
    expect(files.median).toBeLessThanOrEqual(55);
    expect(files.p90).toBeLessThanOrEqual(140);
    expect(functions.p90).toBeLessThanOrEqual(34);
    expect(routes.median).toBeLessThanOrEqual(8);
  });

  test('a file and a function one line too long are found', () => {
    const planted = plant({
      'lib/core/fits.ts': lines(300),
      'lib/core/long.ts': lines(301),
      'lib/core/function.ts': `function fits() {\n${lines(58)}}\nconst long = () => {\n${lines(59)}};\n`,
    });
    expect(longFiles(planted)).toEqual(['lib/core/long.ts: 301']);
    expect(longFunctions(planted)).toEqual(['lib/core/function.ts:61: 61']);
  });

  test('the usual sizes are those of the product, not of its tests', () => {
    const planted = plant({ 'lib/core/a.ts': lines(10), 'lib/core/b.ts': lines(30), 'lib/core/a.test.ts': lines(200) });
    expect(usualSizes(planted).files).toEqual({ median: 30, p90: 30 });
    expect(usualSizes(planted).tests).toEqual({ median: 200, p90: 200 });
  });
});
