import { isTest, type SourceFile, type SourceTree, typescript } from './source-tree';
import { at, isNode, nodes, type SyntaxNode, textOf } from './syntax';

/** Words that only some folders may use: what finds them, who may, and what to use instead. */
type ForbiddenWord = { mayUse: RegExp; instead: string; isFound: (node: SyntaxNode) => boolean };

const tools = '(scripts|bench|prisma|e2e)/';
const configuration = '[\\w.-]+\\.config\\.ts$';

const forbiddenWords: readonly ForbiddenWord[] = [
  {
    mayUse: new RegExp(`^(lib/core/clock\\.ts|lib/client/clock-provider\\.tsx|${tools})`),
    instead: 'reads the system clock; use ctx.now',
    isFound: (node) => isNewDate(node) || isMember(node, 'Date', 'now'),
  },
  {
    mayUse: new RegExp(`^(lib/core/env\\.ts|instrumentation\\.ts|${tools}|${configuration})`),
    instead: 'reads process.env; use env of lib/core/env',
    isFound: (node) => isMember(node, 'process', 'env'),
  },
  {
    mayUse: new RegExp(`^(lib/client/|${tools})`),
    instead: 'calls fetch; use call of lib/client',
    isFound: isFetch,
  },
  {
    mayUse: new RegExp(`^(${tools})`),
    instead: 'writes to the console; use ctx.log or log',
    isFound: (node) => node.type === 'MemberExpression' && isNamed(node['object'], 'console'),
  },
];

/** Words used where they must not be. Tests may use all of them. */
export function misplacedWords(tree: SourceTree): string[] {
  return typescript(tree)
    .filter((file) => !isTest(file.path))
    .flatMap((file) =>
      forbiddenWords
        .filter(({ mayUse }) => !mayUse.test(file.path))
        .flatMap(({ isFound, instead }) =>
          nodes(file)
            .filter(isFound)
            .map((node) => `${at(file, node)} ${instead}`),
        ),
    );
}

function isNewDate(node: SyntaxNode): boolean {
  const given = node['arguments'];
  return node.type === 'NewExpression' && isNamed(node['callee'], 'Date') && Array.isArray(given) && given.length === 0;
}

function isFetch(node: SyntaxNode): boolean {
  if (node.type !== 'CallExpression') return false;
  const callee = node['callee'];
  return isNamed(callee, 'fetch') || ['window', 'globalThis', 'self'].some((owner) => isMember(callee, owner, 'fetch'));
}

function isMember(node: unknown, owner: string, member: string): boolean {
  if (!isNode(node) || node.type !== 'MemberExpression') return false;
  return isNamed(node['object'], owner) && (isNamed(node['property'], member) || textOf(node['property']) === member);
}

function isNamed(node: unknown, name: string): boolean {
  return isNode(node) && node.type === 'Identifier' && node['name'] === name;
}

const mayBuildAddresses = new RegExp(
  `^(lib/contracts/|docs/screen-example/audit-entries\\.ts$|lib/core/((review|invitation)-)?routes\\.ts$|${tools}|${configuration})`,
);

/** Addresses of the API or of a page written by hand; contracts, the one of docs among them, and lib/core/routes build them all. */
export function writtenAddresses(tree: SourceTree): string[] {
  const roots = ['/api', ...pageAddresses(tree)];
  const isOurs = (text: string) =>
    roots.some((root) => text === root || (/^[/?#]/.test(text.slice(root.length)) && text.startsWith(root)));
  return typescript(tree)
    .filter((file) => !isTest(file.path) && !mayBuildAddresses.test(file.path))
    .flatMap((file) => nodes(file).flatMap((node) => writtenAddress(file, node, isOurs)));
}

function writtenAddress(file: SourceFile, node: SyntaxNode, isOurs: (text: string) => boolean): string[] {
  const text = textOf(node);
  return text !== undefined && isOurs(text) ? [`${at(file, node)} writes ${text}`] : [];
}

/** Where the pages of the tree live, without their groups; the start page is left out. */
function pageAddresses(tree: SourceTree): string[] {
  const pages = [...tree.keys()].filter((name) => /^app\/.*page\.tsx$/.test(name));
  const addresses = pages.map((name) => name.replace(/^app|\/\([\w-]+\)|\/page\.tsx$|\/\[.*$/g, ''));
  return [...new Set(addresses)].filter((address) => address !== '');
}
