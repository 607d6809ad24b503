import { type SourceTree, typescript } from './source-tree';
import { at, isNode, nodes, type SyntaxNode } from './syntax';

/** Names that only this code used, with those that the field and the stack use instead. */
const replaced = new Map([
  ['door', 'route handler, or API test'],
  ['verb', 'service function'],
  ['deed', 'change, or action'],
  ['desk', 'commands'],
  ['knock', 'callOperation'],
  ['cast', 'testUsers'],
  ['board', 'sample'],
  ['workplace', 'testInstallation'],
  ['floor', 'baseline'],
  ['said', 'snapshot, or what it is'],
  ['wake', 'unsnooze'],
  ['woken', 'unsnoozed'],
  ['flaw', 'error'],
  ['stand in', 'fake'],
  ['way', 'channel, or method'],
  ['tell', 'notify, send, or queue'],
  ['telling', 'message'],
  ['told', 'notified, or what it is'],
  ['untold', 'unsent, or what it is'],
  ['refusal', 'error, or problem'],
  ['refuse', 'reject, or deny'],
  ['refused', 'rejected, or denied'],
  ['wanted', 'desired, expected, or requested'],
]);

/** `Math.floor` is the language's own name. */
const ofTheLanguage = new Set(['floor']);

/** Keys of stored JSON, columns and fields of the API, which name what earlier versions wrote and what callers know. */
const stored = new Set(['refusal', 'refused', 'told', 'way']);

/** Identifiers and files with a name of our own where the field has one. Words in the plural count. */
export function privateNames(tree: SourceTree): string[] {
  return typescript(tree).flatMap((file) => {
    const inPath = privateWordIn(file.path.replace('architecture/casts', ''));
    const ofPath = inPath === undefined ? [] : [`${file.path} is named ${inPath}; use ${replaced.get(inPath)}`];
    const keys = nodes(file).map((node) => (node.type === 'MemberExpression' ? node['property'] : node['key']));
    const storedKeys = new Set(keys.filter(isStoredKey));
    const ofNames = nodes(file).flatMap((node) => {
      if (node.type !== 'Identifier' || storedKeys.has(node)) return [];
      const name = String(node['name']);
      // Names in snake_case are those of the API and the database.
      const word = ofTheLanguage.has(name) || name.includes('_') ? undefined : privateWordIn(name);
      return word === undefined ? [] : [`${at(file, node)} has the name ${name}; use ${replaced.get(word)}`];
    });
    return [...ofPath, ...ofNames];
  });
}

/** Whether a property of an object is one that is stored or of the API. */
function isStoredKey(key: unknown): key is SyntaxNode {
  return isNode(key) && key.type === 'Identifier' && stored.has(String(key['name']));
}

/** The first replaced word, or pair of words, among those that a name in camelCase, kebab-case or a path is made of. */
function privateWordIn(name: string): string | undefined {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  const pairs = words.map((word, place) => `${word} ${words[place + 1]}`);
  return [...words, ...pairs]
    .map((word) => (replaced.has(word) ? word : word.replace(/s$/, '')))
    .find((word) => replaced.has(word));
}
