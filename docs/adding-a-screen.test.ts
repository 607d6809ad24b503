import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const folder = path.join(import.meta.dirname, 'screen-example');
const page = readFileSync(path.join(import.meta.dirname, 'adding-a-screen.md'), 'utf8');
const names = readdirSync(folder).filter((name) => !name.includes('.test.'));
const examples = names.map((name) => readFileSync(path.join(folder, name), 'utf8'));
const blocks = [...page.matchAll(/^```tsx?\n(.*?)^```/gms)].map(([, block = '']) => block);

test('every block of code is one of the examples, which are compiled and run', () => {
  expect(blocks.filter((block) => !examples.includes(block))).toEqual([]);
});

test('every example is on the page, under its name', () => {
  const shown = names.filter((name, place) => {
    const language = name.endsWith('x') ? 'tsx' : 'ts';
    return page.includes(`\`${name}\`:\n\n\`\`\`${language}\n${examples[place]}\`\`\``);
  });
  expect(shown).toEqual(names);
});
