import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';

const folder = path.join(import.meta.dirname, 'examples');
const page = readFileSync(path.join(import.meta.dirname, 'writing-a-provider.md'), 'utf8');
const examples = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'));

function blocksOf(language: string): string[] {
  return [...page.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(([, block = '']) => block);
}

test('every block of code is one of the examples, which are compiled and run', () => {
  expect(blocksOf('ts').filter((block) => !examples.some((example) => example.includes(block)))).toEqual([]);
});

test('every example is on the page', () => {
  expect(examples.filter((example) => !page.includes(example))).toEqual([]);
});

test('every command is one that npm knows here', () => {
  const manifest: unknown = JSON.parse(readFileSync(path.join(import.meta.dirname, '../package.json'), 'utf8'));
  const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(manifest);
  const commands = blocksOf('sh').flatMap((block) => [...block.matchAll(/^npm (?:run )?([\w-]+)/gm)]);
  expect(commands.map(([, name = '']) => name).filter((name) => scripts[name] === undefined)).toEqual([]);
});
