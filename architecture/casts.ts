import { type SourceTree, typescript } from './source-tree';
import { at, isNode, nodes, type SyntaxNode } from './syntax';

/** Where types are silenced instead of proved: `any`, `!`, and `as` other than `as const`. Tests are held to it too. */
export function silencedTypes(tree: SourceTree): string[] {
  return typescript(tree).flatMap((file) =>
    nodes(file).flatMap((node) => {
      const silenced = silencing(node);
      return silenced === undefined ? [] : [`${at(file, node)} ${silenced}`];
    }),
  );
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
