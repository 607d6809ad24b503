import { production, type SourceTree } from './source-tree';
import { at, nodes, type SyntaxNode, textOf } from './syntax';

/** Words that docs/glossary.md replaces wherever they stand, with what is said instead. */
const replaced = new Map([
  ['e-mail', 'email'],
  ['somebody', 'someone'],
  ['everybody', 'everyone'],
  ['anybody', 'anyone'],
  ['nobody', 'no one'],
  ['at once', 'right away, or immediately'],
  ['switched on', 'turned on'],
  ['switched off', 'turned off'],
]);

/** Sentences that clients of the API are promised word for word. */
const promised = new Set([
  'You are part of this submission. Somebody else has to decide it.',
  'Include yourself, or revoke everybody.',
]);

const finder = new RegExp(`\\b(${[...replaced.keys()].join('|')})\\b`, 'i');
const forPeople = /^(components|app|scripts|docs|lib\/(auth|contracts|core|emails|http|net|plugins|services))\//;

/** Texts for people that use a replaced word. Names in code have no space in them, so they are left alone. */
export function replacedWords(tree: SourceTree): string[] {
  return production(tree)
    .filter(({ path }) => forPeople.test(path))
    .flatMap((file) =>
      nodes(file).flatMap((node) => {
        const word = finder.exec(sentenceOf(node))?.[1]?.toLowerCase();
        return word === undefined ? [] : [`${at(file, node)} says ${word}; say ${replaced.get(word)}`];
      }),
    );
}

/** The glossary names the replaced words, and the benchmarks print what runs at once. */
const pages = /^(README\.md|SECURITY\.md|docs\/(?!glossary|benchmarks).*\.md)$/;

/** Lines of the documentation that use a replaced word. */
export function replacedWordsOnPages(tree: SourceTree): string[] {
  return [...tree.values()]
    .filter((file) => pages.test(file.path))
    .flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, place) => {
        const word = finder.exec(line)?.[1]?.toLowerCase();
        return word === undefined ? [] : [`${path}:${place + 1} says ${word}; say ${replaced.get(word)}`];
      }),
    );
}

/** What a text, or the text of a page, says; empty for names and anything else. */
function sentenceOf(node: SyntaxNode): string {
  const text = node.type === 'JSXText' ? String(node['value']) : (textOf(node) ?? '');
  return /\S\s+\S/.test(text) && !promised.has(text) ? text : '';
}
