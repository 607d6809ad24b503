import type { Operation } from '@/lib/contracts/operation';
import { errorCatalogue } from '@/lib/core/errors';
import { ownErrorCodes } from '@/lib/http/openapi-errors';
import { routeFile } from '@/lib/testing/route-file';
import type { SourceFile, SourceTree } from './source-tree';
import { importsOf, isNode, nodes, type SyntaxNode } from './syntax';

/** An operation and the name under which its contract exports it. */
export type NamedOperation = { name: string; operation: Operation };

/** Operations that no route serves, or that one serves without a service function of lib/services. */
export function unservedOperations(tree: SourceTree, operations: readonly NamedOperation[]): string[] {
  return operations.flatMap(({ name, operation }) => {
    const file = tree.get(routeFile(operation.path));
    if (file === undefined) return [`${operation.id} has no ${routeFile(operation.path)}`];
    const serviceFunction = serviceFunctionOf(file, name);
    if (serviceFunction === undefined) return [`${file.path} does not serve ${name}`];
    const isServiceFunction = importsOf(file).some(
      ({ from }) => from.startsWith('@/lib/services/') && from.endsWith(`/${kebab(serviceFunction)}`),
    );
    return isServiceFunction
      ? []
      : [`${file.path} serves ${name} by ${serviceFunction}, which is no service function of lib/services`];
  });
}

/** The name that a route passes beside an operation to `serve`. */
function serviceFunctionOf(file: SourceFile, operationName: string): string | undefined {
  const call = nodes(file).find(
    (node) =>
      node.type === 'CallExpression' &&
      nameOf(node['callee']) === 'serve' &&
      nameOf(argument(node, 0)) === operationName,
  );
  return call === undefined ? undefined : nameOf(argument(call, 1));
}

function argument(call: SyntaxNode, index: number): unknown {
  return Array.isArray(call['arguments']) ? call['arguments'][index] : undefined;
}

/** The last part of a name: `readOrder` of `readOrder`, and of `orders.readOrder`. */
function nameOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'MemberExpression') return nameOf(node['property']);
  return node.type === 'Identifier' && typeof node['name'] === 'string' ? node['name'] : undefined;
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

const MOST_LINES_PER_ROUTE = 15;
const routeImports = /^@\/lib\/(http|contracts|services)\/|^@\/inngest\//;

/** Routes that do more than join: too long, or with imports beyond route handlers, contracts and service functions. */
export function thickRoutes(tree: SourceTree): string[] {
  const routes = [...tree.values()].filter((file) => /^app\/.*\/route\.ts$/.test(file.path));
  return routes.flatMap((file) => {
    const lines = file.text.trimEnd().split('\n').length;
    const strange = importsOf(file).filter(({ from }) => !routeImports.test(from));
    return [
      ...(lines > MOST_LINES_PER_ROUTE ? [`${file.path} has ${lines} lines`] : []),
      ...strange.map(({ from }) => `${file.path} imports ${from}`),
    ];
  });
}

/** The statuses for which an operation needs an API test: its success, and each refusal of its own. */
export function ownStatuses(operation: Operation): number[] {
  const errors = ownErrorCodes(operation).map((code) => errorCatalogue[code].status);
  const successes = operation.counted === null ? [operation.status] : [operation.status, operation.counted.status];
  return [...new Set<number>([...successes, ...errors])].toSorted((a, b) => a - b);
}

/** Statuses of operations that no API test names. */
export function untestedStatuses(cases: readonly ApiCase[], operations: readonly NamedOperation[]): string[] {
  return operations.flatMap(({ operation }) => {
    const about = cases.filter(({ isAbout }) => isAbout.test(`${operation.method} ${operation.path}`));
    const tested = new Set(about.flatMap(({ statuses }) => statuses));
    const missing = ownStatuses(operation).filter((status) => !tested.has(status));
    return missing.length === 0 ? [] : [`${operation.method} ${operation.path} has no case for ${missing.join(', ')}`];
  });
}

/** One API test: which calls it is about, and the statuses that it names. */
export type ApiCase = { isAbout: RegExp; statuses: number[] };
