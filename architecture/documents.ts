import { errorCatalogue } from '@/lib/core/errors';
import type { SourceTree } from './source-tree';

/** Error codes without a page, pages without a code, and pages that lack a part or say another status. */
export function findErrorPageProblems(tree: SourceTree): string[] {
  const pages = [...tree.keys()].filter((name) => /^docs\/errors\/[^/]+\.md$/.test(name));
  const codes = new Set(Object.keys(errorCatalogue));
  const stray = pages.filter((name) => !codes.has(name.replace(/^docs\/errors\/|\.md$/g, '')));
  const problems = Object.entries(errorCatalogue).flatMap(([code, { status, title }]) => {
    const name = `docs/errors/${code}.md`;
    const text = tree.get(name)?.text;
    if (text === undefined) return [`${code} has no page ${name}`];
    const parts = [`# ${title}\n`, `\`${code}\`, status ${status}.`, '\n## When it happens\n', '\n## What to do\n'];
    return parts.filter((part) => !text.includes(part)).map((part) => `${name} lacks "${part.trim()}"`);
  });
  return [...problems, ...stray.map((name) => `${name} is about no code`)];
}

/** Packages that docs/dependencies.md does not explain, explains twice, or explains though nothing depends on them. */
export function findDependencyProblems(tree: SourceTree): string[] {
  const manifest: unknown = JSON.parse(tree.get('package.json')?.text ?? '{}');
  const packages = [...namesIn(manifest, 'dependencies'), ...namesIn(manifest, 'devDependencies')];
  const explained = [...(tree.get('docs/dependencies.md')?.text ?? '').matchAll(/^- `([^`]+)`: (.*)$/gm)];
  const names = explained.map(([, name = '']) => name);
  return [
    ...packages.filter((name) => !names.includes(name)).map((name) => `${name} is not explained`),
    ...names.filter((name) => !packages.includes(name)).map((name) => `${name} is explained, but not in package.json`),
    ...names.filter((name, index) => names.indexOf(name) !== index).map((name) => `${name} is explained twice`),
    ...explained.filter(([, , text = '']) => text.length < 40).map(([, name]) => `${name} is hardly explained`),
  ];
}

function namesIn(manifest: unknown, member: string): string[] {
  if (typeof manifest !== 'object' || manifest === null) return [];
  const found = new Map(Object.entries(manifest)).get(member);
  return typeof found === 'object' && found !== null ? Object.keys(found) : [];
}

/** Environment variables that our code reads and no document names. Those of the system itself need no words. */
export function unnamedVariables(tree: SourceTree): string[] {
  const documents = [...tree.values()].filter(
    ({ path: name }) => name.endsWith('.md') && !name.startsWith('docs/adr/'),
  );
  const read = [...tree.values()].flatMap(({ path: name, text }) => {
    if (name === 'lib/core/env.ts') return [...text.matchAll(/^ {2}([A-Z][A-Z0-9_]+): /gm)];
    return /\.(ts|mjs)$/.test(name) && !/\.test\.|^architecture\/|\/testing\//.test(name)
      ? [...text.matchAll(/\benv(?:\.|\[')([A-Z][A-Z0-9_]+)/g)]
      : [];
  });
  const names = [...new Set(read.map(([, name = '']) => name))].filter((name) => !systemVariables.has(name));
  return names.filter((name) => !documents.some(({ text }) => text.includes(`\`${name}\``))).toSorted();
}

const systemVariables = new Set([
  'NODE_ENV',
  'NEXT_RUNTIME',
  'PRISMA_SCHEMA_ENGINE_BINARY',
  'PATH',
  'HOME',
  'CI',
  'TMPDIR',
  'SUDO_USER',
  'INIT_CWD',
]);
