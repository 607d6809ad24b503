import { expect, test } from 'vitest';
import { fillText, findTextError } from '@/lib/plugins/rules/fill-text';

const values = { full_name: 'Ada {link}', username: 'ada', site_name: 'Heed', link: 'https://heed.example/' };

test('placeholders are filled in once, and a doubled brace is one brace', () => {
  expect(fillText('{full_name} ({username}) of {site_name}: {{x}} {link}', values)).toBe(
    'Ada {link} (ada) of Heed: {x} https://heed.example/',
  );
});

test.each([
  ['{name}', 'There is no placeholder {name}. Use {full_name}, {username}, {site_name}, {link}.'],
  ['{}', 'There is no placeholder {}. Use {full_name}, {username}, {site_name}, {link}.'],
  ['a { b', 'Write {{ for a brace of your own.'],
  ['a } b', 'Write }} for a brace of your own.'],
])('%s is refused', (text, error) => {
  expect(findTextError(text)).toBe(error);
});

test('known placeholders and doubled braces are not', () => {
  expect(findTextError('{full_name} {{name}} {link}')).toBeUndefined();
});
