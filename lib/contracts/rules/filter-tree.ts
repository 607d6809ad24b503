import { z } from 'zod';
import { type FilterNode, MOST_CONDITIONS, MOST_LEVELS } from '@/lib/contracts/rules/definition';

/** A registered part and its settings, which the part itself checks. */
export const partConfig = z.strictObject({ key: z.string(), config: z.record(z.string(), z.unknown()) });

type Issue = { path: (string | number)[]; message: string };
type Place = { path: (string | number)[]; level: number };

const NO_FILTER = 'A rule needs at least one filter.';
const NOT_A_FILTER = 'Must be a filter, or a group of filters under all, any or not.';

/**
 * What a rule looks for, as callers send it: a tree of at most MOST_LEVELS levels and MOST_CONDITIONS conditions. Faults name their
 * path, such as all.0.any. The settings of each condition are left to its filter.
 */
export const filterTree = z
  .looseObject({}, { error: NO_FILTER })
  .transform((given, context): FilterNode => {
    const reader = new TreeReader();
    const tree = reader.read(given, { path: [], level: 1 });
    const issues = reader.issues.length === 0 && reader.conditions === 0 ? [{ path: [], message: NO_FILTER }] : [];
    for (const { path, message } of [...issues, ...reader.issues]) {
      context.addIssue({ code: 'custom', message, path, input: given });
    }
    return reader.issues.length + issues.length > 0 ? z.NEVER : tree;
  })
  .describe(
    `A condition {"key", "config"}, or {"all": […]}, {"any": […]} or {"not": …} of such. At most ${MOST_LEVELS} levels and ${MOST_CONDITIONS} conditions.`,
  );

const nothing: FilterNode = { all: [] };

/** Reads a tree of unknown shape and size; it stops at the first node that is too deep or one too many. */
class TreeReader {
  readonly issues: Issue[] = [];
  conditions = 0;

  read(given: unknown, { path, level }: Place): FilterNode {
    if (level > MOST_LEVELS) return this.addIssue(path, `Filters can be nested at most ${MOST_LEVELS} levels deep.`);
    if (this.conditions > MOST_CONDITIONS) return nothing;
    if (!isObject(given)) return this.addIssue(path, NOT_A_FILTER);
    const names = Object.keys(given);
    if (names.length === 0 && path.length === 0) return nothing;
    const [name = ''] = names;
    if (names.length === 1 && (name === 'all' || name === 'any')) {
      const nodes = this.list(given[name], { path: [...path, name], level: level + 1 });
      return name === 'all' ? { all: nodes } : { any: nodes };
    }
    if (names.length === 1 && name === 'not') {
      return { not: this.read(given[name], { path: [...path, 'not'], level: level + 1 }) };
    }
    return this.condition(given, path);
  }

  private list(given: unknown, { path, level }: Place): FilterNode[] {
    if (!Array.isArray(given)) this.addIssue(path, 'Must be a list.');
    else if (given.length === 0) this.addIssue(path, path.length === 1 ? NO_FILTER : 'Must have at least 1 filter.');
    else if (given.length > MOST_CONDITIONS) this.addIssue(path, `Must have at most ${MOST_CONDITIONS} filters.`);
    else return given.map((node: unknown, at) => this.read(node, { path: [...path, at], level }));
    return [];
  }

  private condition(given: object, path: Place['path']): FilterNode {
    this.conditions += 1;
    if (this.conditions === MOST_CONDITIONS + 1) {
      return this.addIssue(path, `A rule can have at most ${MOST_CONDITIONS} filters.`);
    }
    const read = partConfig.safeParse({ config: {}, ...given });
    if (read.success) return read.data;
    if (!('key' in given)) return this.addIssue(path, NOT_A_FILTER);
    for (const issue of read.error.issues) {
      const inside = issue.code === 'unrecognized_keys' ? issue.keys : issue.path.map(String);
      this.addIssue(
        [...path, ...inside.slice(0, 1)],
        issue.code === 'unrecognized_keys' ? 'Unknown field.' : issue.message,
      );
    }
    return nothing;
  }

  private addIssue(path: Place['path'], message: string): FilterNode {
    this.issues.push({ path, message });
    return nothing;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
