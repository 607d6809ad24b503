import { production, type SourceFile, type SourceTree } from './source-tree';
import { hasDirective, importsOf, resolve } from './syntax';

/** The layers from the bottom up; a file belongs to the one with the longest matching beginning. */
const layers: readonly (readonly string[])[] = [
  ['lib/core/', 'package.json'],
  ['lib/net/'],
  ['lib/contracts/'],
  ['lib/client/', 'lib/db/', 'lib/emails/'],
  ['lib/auth/'],
  ['lib/plugins/notification-kinds/'],
  ['lib/services/audit/', 'lib/services/restrictions/'],
  ['lib/services/settings/'],
  ['lib/services/jobs/'],
  ['lib/services/messages/'],
  ['lib/services/ledger/'],
  ['lib/services/notifications/'],
  ['lib/services/stores/'],
  ['lib/services/outbox/'],
  ['lib/services/alerts/'],
  ['lib/services/events/'],
  ['lib/services/quotas/', 'lib/services/role-changes/'],
  ['lib/services/invitation-lives/'],
  ['lib/services/orders/'],
  ['lib/services/resources/'],
  ['lib/services/pictures/'],
  ['lib/services/projects/'],
  ['lib/services/end-date-requests/'],
  ['lib/services/project-lives/'],
  ['lib/services/access/'],
  ['lib/services/access-notices/'],
  ['lib/services/access-approvals/', 'lib/services/access-submissions/'],
  ['lib/services/access-documents/', 'lib/services/access-requirements/'],
  ['lib/services/accounts/', 'lib/services/purging/'],
  ['lib/services/people/', 'lib/services/imports/', 'lib/services/webhooks/', 'lib/services/audiences/'],
  ['lib/services/customers/'],
  ['lib/services/members/'],
  ['lib/services/invitations/'],
  ['lib/services/permission-requests/'],
  ['lib/services/group-invitations/'],
  ['lib/plugins/rules/'],
  ['lib/services/rules/'],
  ['lib/plugins/'],
  ['lib/services/user-actions/'],
  ['lib/services/'],
  ['lib/services/purge-profiles/'],
  ['lib/http/'],
  ['inngest/'],
  ['components/ui/'],
  ['components/'],
  ['components/shell/'],
  ['app/', 'instrumentation', 'proxy'],
  ['scripts/', 'prisma/', 'bench/', 'faults/', 'e2e/', 'playwright', 'docs/', 'lib/testing/'],
];

const ranks = new Map(layers.flatMap((names, rank) => names.map((name) => [name, rank])));

type Edge = { importer: SourceFile; imported: SourceFile; line: number; isType: boolean };

/** Every import of one file of ours by another. */
function edges(tree: SourceTree): Edge[] {
  return production(tree).flatMap((importer) =>
    importsOf(importer).flatMap(({ from, line, isType }) => {
      const imported = resolve(tree, importer, from);
      return imported === undefined ? [] : [{ importer, imported, line, isType }];
    }),
  );
}

function layerOf(name: string): string | undefined {
  const fitting = [...ranks.keys()].filter((beginning) => name.startsWith(beginning));
  return fitting.toSorted((a, b) => b.length - a.length)[0];
}

function rankOf(name: string): number | undefined {
  return ranks.get(layerOf(name) ?? '');
}

/** Imports that point up. Types count too: who needs a type from above depends on what is above. */
export function upwardImports(tree: SourceTree): string[] {
  return edges(tree).flatMap(({ importer, imported, line }) => {
    const [from, to] = [rankOf(importer.path), rankOf(imported.path)];
    if (to === undefined) return [`${importer.path}:${line} imports ${imported.path}, which is in no layer`];
    return from !== undefined && to > from
      ? [`${importer.path}:${line} imports ${imported.path}, which is above it`]
      : [];
  });
}

/** Imports of one feature by another of the same rank: screens, components and services each keep to themselves. */
export function featureCrossings(tree: SourceTree): string[] {
  return edges(tree).flatMap(({ importer, imported, line }) => {
    const [from, to] = [featureOf(importer.path), featureOf(imported.path)];
    if (from === undefined || to === undefined || from === to) return [];
    const isSameRank = rankOf(importer.path) === rankOf(imported.path);
    return isSameRank ? [`${importer.path}:${line} imports ${imported.path}: ${from} must not know ${to}`] : [];
  });
}

/** The feature a file belongs to; undefined where features meet. */
function featureOf(name: string): string | undefined {
  const found =
    /^app\/(?:\([\w-]+\)\/|admin\/|api\/)?[\w[\].-]+(?=\/)/.exec(name) ??
    /^components\/[\w-]+(?=\/)/.exec(name) ??
    /^lib\/services\/[\w-]+(?=\/)/.exec(name);
  return found?.[0];
}

/** Files that need each other, each circle once, as the chain of its imports. */
export function cycles(tree: SourceTree): string[] {
  const next = new Map<string, string[]>();
  for (const { importer, imported } of edges(tree)) {
    next.set(importer.path, [...(next.get(importer.path) ?? []), imported.path]);
  }
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (name: string, trail: readonly string[]) => {
    const start = trail.indexOf(name);
    if (start !== -1) found.push([...trail.slice(start), name].join(' → '));
    if (start !== -1 || done.has(name)) return;
    for (const one of next.get(name) ?? []) visit(one, [...trail, name]);
    done.add(name);
  };
  for (const name of next.keys()) visit(name, []);
  return found;
}

const serverOnly =
  /^(lib\/(db|auth|http|net|services|plugins|emails|testing)\/|lib\/core\/(env|log|clock)\.|inngest\/|scripts\/|prisma\/)/;
const serverPackage =
  /^(node:|server-only$|pg$|pino$|prisma|@prisma\/|graphile-worker|inngest|next\/headers$|next-auth$)/;

/** Server modules that reach the browser: what files marked `use client` load, directly or through others. */
export function serverInBrowser(tree: SourceTree): string[] {
  const seen = new Set<string>();
  const found: string[] = [];
  const visit = (file: SourceFile, trail: readonly string[]) => {
    const chain = [...trail, file.path];
    if (serverOnly.test(file.path)) found.push(chain.join(' → '));
    if (serverOnly.test(file.path) || seen.has(file.path) || hasDirective(file, 'use server')) return;
    seen.add(file.path);
    for (const { from, isType } of importsOf(file)) {
      if (isType) continue;
      if (serverPackage.test(from)) found.push([...chain, from].join(' → '));
      const imported = resolve(tree, file, from);
      if (imported !== undefined) visit(imported, chain);
    }
  };
  for (const file of production(tree).filter((one) => hasDirective(one, 'use client'))) visit(file, []);
  return found;
}
