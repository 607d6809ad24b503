import path from 'node:path';
import { parseAst } from 'vitest/node';
import type { SourceFile, SourceTree } from './source-tree';

/** A node of the syntax tree, of which rules know little beyond its type. */
export type SyntaxNode = { type: string; start: number; [member: string]: unknown };

/** What one file imports, and whether only its types. */
export type Import = { from: string; isType: boolean; line: number };

const nodesOf = new WeakMap<SourceFile, SyntaxNode[]>();

/** Every node of a file, outer ones first. Parsed once. */
export function nodes(file: SourceFile): SyntaxNode[] {
  const known = nodesOf.get(file);
  if (known !== undefined) return known;
  const found: SyntaxNode[] = [];
  gather(parseAst(file.text, { lang: file.path.endsWith('x') ? 'tsx' : 'ts' }, file.path), found);
  nodesOf.set(file, found);
  return found;
}

function gather(value: object, found: SyntaxNode[]): void {
  if (isNode(value)) found.push(value);
  // Arrays too: their entries come in order. Most members are texts and numbers, for which a call would cost more than the look.
  for (const member of Object.values(value)) {
    if (typeof member === 'object' && member !== null) gather(member, found);
  }
}

export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** The line on which a node begins, from 1. */
function lineOf(file: SourceFile, node: SyntaxNode): number {
  return file.text.slice(0, node.start).split('\n').length;
}

/** Where a rule found something: `path:line`. */
export function at(file: SourceFile, node: SyntaxNode): string {
  return `${file.path}:${lineOf(file, node)}`;
}

/** A literal's text, or what a template says without its values. */
export function textOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'Literal' && typeof node['value'] === 'string') return node['value'];
  if (node.type === 'TemplateElement') return rawText(node['value']);
  return undefined;
}

function rawText(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null && 'raw' in value ? String(value.raw) : undefined;
}

const importing = new Set(['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration', 'ImportExpression']);

/** What a file imports or exports on, dynamic imports included. */
export function importsOf(file: SourceFile): Import[] {
  return nodes(file).flatMap((node) => {
    const from = importing.has(node.type) ? textOf(node['source']) : undefined;
    return from === undefined ? [] : [{ from, isType: isTypeOnly(node), line: lineOf(file, node) }];
  });
}

function isTypeOnly(node: SyntaxNode): boolean {
  if (node['importKind'] === 'type' || node['exportKind'] === 'type') return true;
  const specifiers = Array.isArray(node['specifiers']) ? node['specifiers'].filter(isNode) : [];
  return (
    specifiers.length > 0 && specifiers.every((one) => one['importKind'] === 'type' || one['exportKind'] === 'type')
  );
}

/** The file of ours that an import means; undefined for packages and Node's own modules. */
export function resolve(tree: SourceTree, importer: SourceFile, from: string): SourceFile | undefined {
  const base = from.startsWith('@/') ? from.slice(2) : path.posix.join(path.posix.dirname(importer.path), from);
  if (!from.startsWith('@/') && !from.startsWith('.')) return undefined;
  return ['', '.ts', '.tsx', '.mjs', '/index.ts']
    .map((ending) => tree.get(base + ending))
    .find((file) => file !== undefined);
}

/** True when a file begins with a directive such as `use client`. */
export function hasDirective(file: SourceFile, directive: string): boolean {
  return nodes(file).some((node) => node.type === 'ExpressionStatement' && node['directive'] === directive);
}
