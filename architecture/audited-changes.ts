import { routeFile } from '@/lib/testing/route-file';
import type { NamedOperation } from './operations';
import type { SourceFile, SourceTree } from './source-tree';
import { importsOf, isNode, nodes, resolve } from './syntax';

/** A service function may leave its row through the state machine or the step that it calls, and no further away. */
const MOST_STEPS = 2;
const recorders = new Set(['change', 'recordAudit']);

/** Operations that change something, while no service function that they call leaves a row in the audit trail. */
export function unauditedChanges(tree: SourceTree, operations: readonly NamedOperation[]): string[] {
  return operations
    .filter(({ operation }) => operation.isAudited)
    .flatMap(({ operation }) => {
      const route = tree.get(routeFile(operation.path));
      const isRecorded = route !== undefined && servicesOf(tree, route).some((file) => records(tree, file, MOST_STEPS));
      return isRecorded ? [] : [`${operation.id} leaves no row in the audit trail`];
    });
}

function servicesOf(tree: SourceTree, file: SourceFile): SourceFile[] {
  return importsOf(file)
    .filter(({ isType }) => !isType)
    .map(({ from }) => resolve(tree, file, from))
    .filter((imported) => imported?.path.startsWith('lib/services/') === true)
    .filter((imported) => imported !== undefined);
}

function records(tree: SourceTree, file: SourceFile, steps: number): boolean {
  if (callsRecorder(file)) return true;
  return steps > 0 && servicesOf(tree, file).some((one) => records(tree, one, steps - 1));
}

function callsRecorder(file: SourceFile): boolean {
  const isImported = importsOf(file).some(({ from }) => from.startsWith('@/lib/services/audit/'));
  return isImported && nodes(file).some((node) => node.type === 'CallExpression' && isRecorder(node['callee']));
}

function isRecorder(callee: unknown): boolean {
  return isNode(callee) && callee.type === 'Identifier' && recorders.has(String(callee['name']));
}
