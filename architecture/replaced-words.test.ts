import { expect, test } from 'vitest';
import { replacedWords, replacedWordsOnPages } from './replaced-words';
import { plant, readTree } from './source-tree';

test('texts for people use the words of the glossary', () => {
  expect(replacedWords(readTree())).toEqual([]);
});

test('replaced words are found in texts, templates and pages, and names in code are left alone', () => {
  const planted = plant({
    'components/actions/empty.tsx':
      "export const title = 'Nobody is here yet';\nexport const id = 'nobody';\nexport const Empty = () => <p>Ask somebody to look</p>;",
    'lib/services/people/reason.ts': 'export const reason = `They hear of it at once`;',
    'lib/core/clean.ts': "export const when = ['at_once', 'Someone is here right away'];",
    'components/actions/empty.test.tsx': "export const title = 'Nobody is here yet';",
  });
  expect(replacedWords(planted)).toEqual([
    'components/actions/empty.tsx:1 says nobody; say no one',
    'components/actions/empty.tsx:3 says somebody; say someone',
    'lib/services/people/reason.ts:1 says at once; say right away, or immediately',
  ]);
});

test('the documentation uses the words of the glossary', () => {
  expect(replacedWordsOnPages(readTree())).toEqual([]);
});

test('replaced words are found on pages, except where the glossary names them', () => {
  const planted = plant({
    'README.md': '# Heed\n\nIt shows everybody what waits.',
    'docs/errors/moved_on.md': 'Somebody was faster.',
    'docs/glossary.md': 'everyone, not everybody',
  });
  expect(replacedWordsOnPages(planted)).toEqual([
    'README.md:3 says everybody; say everyone',
    'docs/errors/moved_on.md:1 says somebody; say someone',
  ]);
});
