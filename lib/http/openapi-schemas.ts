import { z } from 'zod';
import { namedShapes } from '@/lib/contracts/all-operations';
import { queryFlag, uuid } from '@/lib/contracts/common';
import { ruleBody } from '@/lib/contracts/rules/body';
import { filterTree } from '@/lib/contracts/rules/filter-tree';
import { filterNodeSchema, ruleActionSchema } from '@/lib/http/rule-part-schemas';

export type JsonObject = Record<string, unknown>;

type Overriding = { zodSchema: z.core.$ZodTypes; jsonSchema: z.core.JSONSchema.BaseSchema };

const shapeNames = z.registry<{ id: string }>();
for (const [name, shape] of namedShapes) shapeNames.add(shape, { id: componentName(name) });

function componentName(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1).replace(/Schema$/, '')}`;
}

/** The JSON Schema of a body that callers send. @throws for a type that JSON Schema cannot say. */
export function inputSchema(schema: z.ZodType): JsonObject {
  return asJson(z.toJSONSchema(schema, { io: 'input', unrepresentable, override: withParts }));
}

/** The JSON Schemas of what an address takes as text, path or query: numbers and flags as what they stand for. */
export function textSchema(schema: z.ZodType): JsonObject {
  return asJson(z.toJSONSchema(schema, { io: 'input', unrepresentable, override: asWritten }));
}

/** The JSON Schema of an answer and of every named shape in it; references lead to the document's components. */
export function answerSchema(schema: z.ZodType): { schema: JsonObject; shapes: JsonObject } {
  const made = z.toJSONSchema(schema, { io: 'output', metadata: shapeNames, unrepresentable, override: plainly });
  const { $defs: shapes, ...own } = asJson(made);
  return { schema: own, shapes: isJsonObject(shapes) ? shapes : {} };
}

/** What zod made, as plain JSON whose references lead into the document's components. */
function asJson(made: object): JsonObject {
  const parsed: unknown = JSON.parse(JSON.stringify(made).replaceAll('"#/$defs/', '"#/components/schemas/'));
  if (!isJsonObject(parsed)) return {};
  const { $schema: _dialect, ...schema } = parsed;
  return schema;
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The one transform that answers go through: a uuid in lower case. */
function unrepresentable({ zodSchema }: { zodSchema: z.core.$ZodTypes }): z.core.JSONSchema.BaseSchema | 'throw' {
  return zodSchema === uuid.def.out ? { type: 'string', format: 'uuid' } : 'throw';
}

/** Drops what only repeats a format or JavaScript's own bounds. */
function plainly({ jsonSchema }: Overriding): void {
  if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (jsonSchema.propertyNames !== undefined && isAnyText(jsonSchema.propertyNames)) delete jsonSchema.propertyNames;
}

/** Contracts leave the settings of a rule's parts to these; the document says them all. */
function withParts(given: Overriding): void {
  plainly(given);
  const { zodSchema, jsonSchema } = given;
  const parts = zodSchema === filterTree ? filterNodeSchema() : undefined;
  const schema = zodSchema === ruleBody.shape.action ? ruleActionSchema() : parts;
  if (schema === undefined) return;
  const { description } = jsonSchema;
  for (const name of Object.keys(jsonSchema)) Reflect.deleteProperty(jsonSchema, name);
  Object.assign(jsonSchema, schema, description === undefined ? {} : { description });
}

function isAnyText(schema: z.core.JSONSchema._JSONSchema): boolean {
  return typeof schema === 'object' && JSON.stringify(schema) === '{"type":"string"}';
}

function asWritten(given: Overriding): void {
  plainly(given);
  const { zodSchema, jsonSchema } = given;
  if (zodSchema === queryFlag) {
    delete jsonSchema.enum;
    Object.assign(jsonSchema, { type: 'boolean', description: 'Also True, 1, False and 0.' });
  }
  if (zodSchema._zod.def.type === 'default') jsonSchema.default = zodSchema._zod.def.defaultValue;
  if (isParsedNumber(zodSchema)) {
    delete jsonSchema.pattern;
    Object.assign(jsonSchema, asJson(z.toJSONSchema(zodSchema._zod.def.out, { override: plainly })));
  }
}

/** Digits that a pipe turns into a checked number. */
function isParsedNumber(schema: z.core.$ZodTypes): schema is z.core.$ZodPipe<z.core.$ZodType, z.core.$ZodNumber> {
  return schema._zod.def.type === 'pipe' && schema._zod.def.out._zod.def.type === 'number';
}
