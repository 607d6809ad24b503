import type { z } from 'zod';
import type { FilterNode, PartConfig } from '@/lib/contracts/rules/definition';
import { DomainError } from '@/lib/core/errors';
import { findAction, findFilter } from '@/lib/services/rules/definition/registered-parts';

type Fields = Map<string, string[]>;

/** A tree and an action whose settings their parts have checked and completed. */
type Parts = { filters: FilterNode; action: PartConfig };

/** Has each filter and the action check its settings. @throws validation_failed naming every path at fault */
export function parseParts({ filters, action }: Parts): Parts {
  const errors: Fields = new Map();
  const parsed = { filters: parseNode(filters, 'filters', errors), action: parseAction(action, errors) };
  if (errors.size > 0) throw new DomainError('validation_failed', { fields: Object.fromEntries(errors) });
  return parsed;
}

function parseNode(node: FilterNode, path: string, errors: Fields): FilterNode {
  if ('all' in node) return { all: node.all.map((one, at) => parseNode(one, `${path}.all.${at}`, errors)) };
  if ('any' in node) return { any: node.any.map((one, at) => parseNode(one, `${path}.any.${at}`, errors)) };
  if ('not' in node) return { not: parseNode(node.not, `${path}.not`, errors) };
  const filter = findFilter(node.key);
  if (filter !== undefined)
    return { key: node.key, config: parseConfig(filter, node.config, `${path}.config`, errors) };
  errors.set(`${path}.key`, [`The filter ${node.key} does not exist.`]);
  return node;
}

function parseAction(given: PartConfig, errors: Fields): PartConfig {
  const action = findAction(given.key);
  if (action !== undefined) {
    return { key: given.key, config: parseConfig(action, given.config, 'action.config', errors) };
  }
  errors.set('action', ['The action field must be a valid action.']);
  return given;
}

type Part = { configSchema: z.ZodType };

function parseConfig({ configSchema }: Part, config: unknown, path: string, errors: Fields): PartConfig['config'] {
  const read = configSchema.safeParse(config);
  if (read.success) return Object.fromEntries(Object.entries(Object(read.data)));
  for (const issue of read.error.issues) {
    const isUnknown = issue.code === 'unrecognized_keys';
    for (const name of isUnknown ? issue.keys : ['']) {
      const place = [path, ...issue.path, name].filter((part) => part !== '').join('.');
      errors.set(place, [...(errors.get(place) ?? []), isUnknown ? 'Unknown field.' : issue.message]);
    }
  }
  return {};
}
