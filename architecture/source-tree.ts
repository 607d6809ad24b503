import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** One file of the repository, by its path from the root with forward slashes. */
export type SourceFile = { path: string; text: string };

/** The repository as the rules see it: its own files, by path. */
export type SourceTree = ReadonlyMap<string, SourceFile>;

const repository = path.join(import.meta.dirname, '..');

const foreign = new Set(['node_modules', 'generated', 'coverage', 'test-results', 'playwright-report', 'public']);
const readable = /\.(ts|tsx|mjs|md|sql|prisma|json|css)$|(^|\/)run$/;

let known: SourceTree | undefined;

/** Every file of ours, read once so that rules share what is parsed; what is made by tools or hidden is left out. */
export function readTree(): SourceTree {
  known ??= treeOf(filesBelow('').map((name) => [name, readFileSync(path.join(repository, name), 'utf8')]));
  return known;
}

/** A small tree of given files, in which a rule must find what was planted. */
export function plant(files: Readonly<Record<string, string>>): SourceTree {
  return treeOf(Object.entries(files));
}

function treeOf(files: readonly (readonly [string, string])[]): SourceTree {
  return new Map(files.map(([name, text]) => [name, { path: name, text }]));
}

function filesBelow(folder: string): string[] {
  return readdirSync(path.join(repository, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.name.startsWith('.') || foreign.has(entry.name) || entry.name === 'package-lock.json') return [];
    if (entry.isDirectory()) return filesBelow(name);
    return readable.test(name) ? [name] : [];
  });
}

/** The TypeScript of the tree, tests included. */
export function typescript(tree: SourceTree): SourceFile[] {
  return [...tree.values()].filter((file) => /\.tsx?$/.test(file.path) && !file.path.endsWith('.d.ts'));
}

/** The TypeScript that runs in the product: without tests and what only they use. */
export function production(tree: SourceTree): SourceFile[] {
  return typescript(tree).filter((file) => !isTest(file.path));
}

/** True for tests and for what only tests and checks use. */
export function isTest(name: string): boolean {
  return (
    /\.test\.tsx?$/.test(name) || /^(architecture|e2e|lib\/testing|vitest)/.test(name) || name.includes('/testing/')
  );
}
