import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';

const folder = path.join(import.meta.dirname, 'examples');
const examples = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'));
const names = ['writing-a-provider.md', 'writing-a-message-kind.md', 'writing-a-rule-part.md'];
const pages = names.map((name) => ({ name, page: readFileSync(path.join(import.meta.dirname, name), 'utf8') }));

function blocksOf(page: string, language: string): string[] {
  return [...page.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(([, block = '']) => block);
}

describe.each(pages)('$name', ({ page }) => {
  test('every block of code is one of the examples, which are compiled and run', () => {
    expect(blocksOf(page, 'ts').filter((block) => !examples.some((example) => example.includes(block)))).toEqual([]);
  });

  test('every command is one that npm knows here', () => {
    const manifest: unknown = JSON.parse(readFileSync(path.join(import.meta.dirname, '../package.json'), 'utf8'));
    const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(manifest);
    const commands = blocksOf(page, 'sh').flatMap((block) => [...block.matchAll(/^npm (?:run )?([\w-]+)/gm)]);
    expect(commands.map(([, name = '']) => name).filter((name) => scripts[name] === undefined)).toEqual([]);
  });
});

test('every example is on a page, whole or in part', () => {
  const isShown = (example: string) =>
    pages.some(({ page }) => blocksOf(page, 'ts').some((block) => example.includes(block)));
  expect(examples.filter((example) => !isShown(example))).toEqual([]);
});
