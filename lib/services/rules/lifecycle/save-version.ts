import { isDeepStrictEqual } from 'node:util';
import type { RuleDefinition } from '@/lib/contracts/rules/definition';
import { callerId } from '@/lib/core/caller-id';
import type { Prisma } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import type { ReadDefinition } from '@/lib/services/rules/definition/read-definition';

/** One change between two versions: from null where it was not there, to null where it is not any more. */
export type VersionDifference = { path: string; from: unknown; to: unknown };

type NewVersion = {
  ruleId: string;
  version: number;
  read: Pick<ReadDefinition, 'definition' | 'references'>;
  differences: readonly VersionDifference[];
};

/** Adds a version of a rule, and keeps what it names. Three statements. */
export async function saveVersion(tx: Ctx, { differences, read, ruleId, version }: NewVersion): Promise<void> {
  const { definition, references } = read;
  const { action, excluded_user_uuids, filters, ...columns } = definition;
  await tx.db.ruleVersion.create({
    data: {
      ...columns,
      rule_id: ruleId,
      version,
      author_id: callerId(tx),
      at: tx.now,
      action_key: action.key,
      action_config: json(action.config),
      filters: json(filters),
      excluded_user_ids: [...excluded_user_uuids],
      differences: json(differences),
    },
  });
  await tx.db.ruleReference.deleteMany({ where: { rule_id: ruleId } });
  await tx.db.ruleReference.createMany({
    data: references.map(({ kind, path, target }) => ({ rule_id: ruleId, kind, path, target })),
  });
}

function json(value: unknown): Prisma.InputJsonValue {
  return JSON.parse(JSON.stringify(value));
}

/** What differs between two definitions, member by member, lists as a whole. */
export function versionDifferences(before: RuleDefinition, after: RuleDefinition): VersionDifference[] {
  return differences(shownDefinition(before), shownDefinition(after), '');
}

/** A definition as the API writes it. */
export function shownDefinition({ max_percent, max_users, ...rest }: RuleDefinition) {
  return { ...rest, caps: { max_users, max_percent } };
}

function differences(from: unknown, to: unknown, path: string): VersionDifference[] {
  // The database keeps members in an order of its own.
  if (isDeepStrictEqual(from, to)) return [];
  if (!isObject(from) || !isObject(to)) return [{ path, from: from ?? null, to: to ?? null }];
  const names = [...new Set([...Object.keys(from), ...Object.keys(to)])];
  return names.flatMap((name) => differences(from[name], to[name], path === '' ? name : `${path}.${name}`));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
