import { production, type SourceTree } from './source-tree';

/** Where the names of action types belong: with their providers, with kinds of messages and of reminders of the same name, in examples of answers, in what measures them; and a list of tables. */
const AT_HOME =
  /^(lib\/plugins\/(providers|notification-kinds)\/|docs\/|bench\/|lib\/http\/(openapi-)?example|lib\/services\/purging\/text-columns|lib\/contracts\/history\/reminders\.ts|lib\/client\/reminder-words)/;

/**
 * Code that knows a type of action by its name. What a type is called, its icon and what can be done about it come from its
 * provider, so that a new one is a file and a line in the registry.
 */
export function knownActionTypes(tree: SourceTree): string[] {
  const providers = [...tree.values()].filter(({ path }) => path.startsWith('lib/plugins/providers/'));
  const types = providers.flatMap(({ text }) =>
    [...text.matchAll(/\bactionType(?: =|:) '([a-z_]+)'/g)].map(([, type]) => type),
  );
  return production(tree)
    .filter(({ path }) => !AT_HOME.test(path))
    .flatMap(({ path, text }) =>
      types.filter((type) => isNamed(text, String(type))).map((type) => `${path} knows ${type}`),
    );
}

/** A table of the same name, in a statement, is something else. */
function isNamed(text: string, type: string): boolean {
  return new RegExp(`(?<!\\b(?:FROM|JOIN|INTO|UPDATE) )\\b${type}\\b`).test(text);
}
