import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(path.join(tmpdir(), 'heed-schema-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the migrations make of an empty database against what a schema says: 0 the same, 2 different. */
function compare(schema: string): { status: number | null; difference: string } {
  const prisma = 'node_modules/prisma/build/index.js';
  const args = [
    'migrate',
    'diff',
    '--from-migrations',
    'prisma/migrations',
    '--to-schema',
    schema,
    '--script',
    '--exit-code',
  ];
  const { status, stdout } = spawnSync(process.execPath, [prisma, ...args], { encoding: 'utf8' });
  return { status, difference: stdout };
}

test('the migrations make exactly what the schema says', () => {
  expect(compare('prisma/schema')).toMatchObject({ status: 0 });
}, 60_000);

test('a schema that went ahead of its migrations is noticed', () => {
  cpSync('prisma/schema', folder, { recursive: true });
  const file = path.join(folder, 'people.prisma');
  writeFileSync(file, readFileSync(file, 'utf8').replace('username ', 'nickname String?\n  username '));
  const { status, difference } = compare(folder);
  expect(status).toBe(2);
  expect(difference).toContain('ADD COLUMN     "nickname" TEXT');
}, 60_000);
