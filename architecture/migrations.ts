import type { SourceTree } from './source-tree';

const takesAway =
  /^\s*(drop\s+(table|schema|type|sequence)|truncate|alter\s+table[^;]*(drop\s+column|rename)|delete\s+from)\b/gim;

/** Migrations that are out of order, oddly named, or take something away that an older version of the app still uses. */
export function findMigrationProblems(tree: SourceTree): string[] {
  const files = [...tree.values()].filter(
    ({ path: name }) => name.startsWith('prisma/migrations/') && name.endsWith('.sql'),
  );
  const folders = files.map(({ path: name }) => name.split('/')[2] ?? '');
  const instants = folders.map((folder) => folder.slice(0, 14));
  return [
    ...folders
      .filter((folder) => !/^\d{14}_[a-z0-9_]+$/.test(folder))
      .map((folder) => `${folder} is not named instant_what`),
    ...folders
      .filter((_, index) => instants.indexOf(instants[index] ?? '') !== index)
      .map((folder) => `${folder} has the instant of another`),
    ...files.flatMap(({ path: name, text }) =>
      [...doneAtOnce(text).matchAll(takesAway)].map(([found]) => `${name}: ${found.trim()}`),
    ),
  ];
}

/** What a migration itself does: without comments, and without the bodies of functions, which do something only later. */
function doneAtOnce(sql: string): string {
  return sql.replace(/--.*$/gm, '').replace(/\bAS\s+(\$\w*\$)[\s\S]*?\1/gi, '');
}
