import { ruleActions } from '@/lib/plugins/rules/actions/registry';
import { configJsonSchema } from '@/lib/plugins/rules/config-json-schema';
import { ruleFilters } from '@/lib/plugins/rules/filters/registry';

type JsonObject = Record<string, unknown>;
type Part = Parameters<typeof configJsonSchema>[0] & { key: string; label: string };

const node: JsonObject = { $ref: '#/components/schemas/FilterNode' };

/** The JSON Schema of a tree of filters: a condition of each registered filter, or several of them. */
export function filterNodeSchema(): JsonObject {
  const conditions = ruleFilters.map(partSchema);
  const nodes = { type: 'array', minItems: 1, items: node };
  return {
    anyOf: [
      ...conditions,
      objectOf({ all: nodes }),
      objectOf({ any: nodes }),
      objectOf({ not: { anyOf: [...conditions, node] } }),
    ],
  };
}

/** The JSON Schema of an action with its settings: one of those registered. */
export function ruleActionSchema(): JsonObject {
  return { anyOf: ruleActions.map(partSchema) };
}

function partSchema(part: Part): JsonObject {
  const config = configJsonSchema(part);
  const required = Array.isArray(config['required']) && config['required'].length > 0 ? ['key', 'config'] : ['key'];
  return { ...objectOf({ key: { const: part.key }, config }), title: part.label, required };
}

function objectOf(properties: JsonObject): JsonObject {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}
