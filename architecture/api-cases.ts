import type { ApiCase } from './operations';
import { type SourceTree, typescript } from './source-tree';
import { isNode, nodes, type SyntaxNode, textOf } from './syntax';

/**
 * API tests, read from their titles: `describe('GET /api/orders/{uuid}/')` says which call they are about,
 * the titles inside name statuses: `it('answers 404 to …')`. A part that is filled in later stands for any text.
 */
export function apiCases(tree: SourceTree): ApiCase[] {
  const tests = typescript(tree).filter((file) => file.path.endsWith('.api.test.ts'));
  return tests.flatMap((file) => {
    const calls = nodes(file).flatMap(titledCall);
    const groups = calls.filter(({ kind, title }) => kind === 'describe' && /^[A-Z]+ \//.test(title));
    return groups.map((group) => {
      const inside = calls.filter(({ kind, node }) => kind !== 'describe' && isWithin(node, group.node));
      return { isAbout: pattern(group.title), statuses: inside.flatMap(({ node, title }) => statusesIn(node, title)) };
    });
  });
}

type TitledCall = { kind: string; title: string; node: SyntaxNode };

/** `describe('…', …)`, `it('…', …)` and `test.each(…)('…', …)`. */
function titledCall(node: SyntaxNode): TitledCall[] {
  if (node.type !== 'CallExpression' || !Array.isArray(node['arguments'])) return [];
  const title = titleOf(node['arguments'][0]);
  const kind = rootName(node['callee']);
  return title !== undefined && ['describe', 'it', 'test'].includes(kind) ? [{ kind, title, node }] : [];
}

function rootName(callee: unknown): string {
  if (!isNode(callee)) return '';
  if (callee.type === 'Identifier') return String(callee['name']);
  return rootName(callee.type === 'CallExpression' ? callee['callee'] : callee['object']);
}

function titleOf(node: unknown): string | undefined {
  if (!isNode(node) || node.type !== 'TemplateLiteral') return textOf(node);
  return Array.isArray(node['quasis']) ? node['quasis'].map(textOf).join('%s') : undefined;
}

function isWithin(inner: SyntaxNode, outer: SyntaxNode): boolean {
  return inner.start >= outer.start && Number(inner['end']) <= Number(outer['end']);
}

/** The calls that a title is about; `%s` and `$name` stand for one part of an address. */
function pattern(title: string): RegExp {
  const literal = title.replace(/[.*+?^(){}|[\]\\]/g, '\\$&').replace(/%[a-z]|\$\w+/g, '[\\w-]+');
  return new RegExp(`^${literal}$`);
}

/** The statuses that a title names, and those in the table of a title that is filled from one. */
function statusesIn(node: SyntaxNode, title: string): number[] {
  const named = [...title.matchAll(/\b[2-5]\d\d\b/g)].map(([status]) => Number(status));
  const callee = node['callee'];
  if (!isNode(callee) || callee.type !== 'CallExpression' || !/%[a-z]|\$\w+/.test(title)) return named;
  return [...named, ...numbersIn(callee['arguments'])];
}

function numbersIn(value: unknown): number[] {
  if (Array.isArray(value)) return value.flatMap(numbersIn);
  if (typeof value !== 'object' || value === null) return [];
  if (isNode(value) && value.type === 'Literal') {
    const number = value['value'];
    return typeof number === 'number' && number >= 200 && number < 600 ? [number] : [];
  }
  return Object.values(value).flatMap(numbersIn);
}
