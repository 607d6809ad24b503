import { production, type SourceFile, type SourceTree, typescript } from './source-tree';
import { at, nodes, type SyntaxNode } from './syntax';

const MOST_LINES_PER_FILE = 300;
const MOST_LINES_PER_FUNCTION = 60;

/** Files that nobody reads in one go. */
export function longFiles(tree: SourceTree): string[] {
  const code = [...tree.values()].filter((file) => /\.(tsx?|mjs|css)$/.test(file.path));
  return code
    .filter((file) => linesIn(file.text) > MOST_LINES_PER_FILE)
    .map((file) => `${file.path}: ${linesIn(file.text)}`);
}

/** Functions that do not fit on a screen; tests, which wrap many, are left out. */
export function longFunctions(tree: SourceTree): string[] {
  return production(tree).flatMap((file) =>
    functionsOf(file)
      .filter((node) => heightOf(file, node) > MOST_LINES_PER_FUNCTION)
      .map((node) => `${at(file, node)}: ${heightOf(file, node)}`),
  );
}

/** How large files and functions of the product usually are, and how large the larger ones. */
export function usualSizes(tree: SourceTree) {
  const files = production(tree);
  return {
    files: spread(files.map((file) => linesIn(file.text))),
    tests: spread(
      typescript(tree)
        .filter((file) => !files.includes(file))
        .map((file) => linesIn(file.text)),
    ),
    functions: spread(files.flatMap((file) => functionsOf(file).map((node) => heightOf(file, node)))),
    routes: spread(files.filter((file) => file.path.endsWith('/route.ts')).map((file) => linesIn(file.text))),
  };
}

function spread(sizes: readonly number[]): { median: number; p90: number } {
  const sorted = sizes.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { median: at(0.5), p90: at(0.9) };
}

function functionsOf(file: SourceFile): SyntaxNode[] {
  const kinds = ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'];
  return nodes(file).filter((node) => kinds.includes(node.type));
}

function heightOf(file: SourceFile, node: SyntaxNode): number {
  const end = node['end'];
  return file.text.slice(node.start, typeof end === 'number' ? end : undefined).split('\n').length;
}

function linesIn(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}
