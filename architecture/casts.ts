import { type SourceFile, type SourceTree, typescript } from './source-tree';
import { at, isNode, nodes, type SyntaxNode } from './syntax';

const LINES_ABOVE = 5;

/**
 * Where types are silenced instead of proved: `any`, `!`, and `as` other than `as const`. Tests are held to it too.
 * An unavoidable cast is left alone where the comment above it says why the cast holds.
 */
export function silencedTypes(tree: SourceTree): string[] {
  return typescript(tree).flatMap((file) =>
    nodes(file).flatMap((node) => {
      const silenced = silencing(node);
      return silenced === undefined || isGuaranteed(file, node) ? [] : [`${at(file, node)} ${silenced}`];
    }),
  );
}

function isGuaranteed(file: SourceFile, node: SyntaxNode): boolean {
  if (node.type !== 'TSAsExpression') return false;
  const above = file.text.slice(0, node.start).split('\n').slice(-LINES_ABOVE).join('\n');
  return /\bcast holds because\b/.test(above);
}

function silencing(node: SyntaxNode): string | undefined {
  switch (node.type) {
    case 'TSAnyKeyword':
      return 'says any';
    case 'TSNonNullExpression':
      return 'claims with ! that something is there';
    case 'TSTypeAssertion':
      return 'casts';
    case 'TSAsExpression':
      return isConst(node['typeAnnotation']) ? undefined : 'casts with as';
    default:
      return undefined;
  }
}

function isConst(annotation: unknown): boolean {
  if (!isNode(annotation) || annotation.type !== 'TSTypeReference') return false;
  const name = annotation['typeName'];
  return isNode(name) && name['name'] === 'const';
}
