import { z } from 'zod';
import { type ReferenceKind, referenceKinds } from '@/lib/contracts/rules/definition';
import { humanized } from '@/lib/core/wording';

/** What the editor reads of the JSON Schema of a part's settings. */
export type ConfigSchema = {
  type?: string | undefined;
  title?: string | undefined;
  description?: string | undefined;
  enum?: readonly string[] | undefined;
  /** What the values of an enum or a flag are called. */
  labels?: Readonly<Record<string, string>> | undefined;
  /** What an id names. */
  reference?: ReferenceKind | undefined;
  isMultiline?: boolean | undefined;
  /** Whether the field says by itself what it asks for. */
  isLabelHidden?: boolean | undefined;
  /** What follows the field in a sentence. */
  suffix?: string | undefined;
  items?: ConfigSchema | undefined;
  properties?: Readonly<Record<string, ConfigSchema>> | undefined;
  anyOf?: readonly ConfigSchema[] | undefined;
  minimum?: number | undefined;
  maximum?: number | undefined;
  default?: unknown;
};

const configSchema: z.ZodType<ConfigSchema> = z.lazy(() =>
  z.object({
    type: z.string().optional().catch(undefined),
    title: z.string().optional(),
    description: z.string().optional(),
    enum: z.array(z.string()).optional().catch(undefined),
    labels: z.record(z.string(), z.string()).optional(),
    reference: z.enum(referenceKinds).optional(),
    isMultiline: z.boolean().optional(),
    isLabelHidden: z.boolean().optional(),
    suffix: z.string().optional(),
    items: configSchema.optional(),
    properties: z.record(z.string(), configSchema).optional(),
    anyOf: z.array(configSchema).optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    default: z.unknown().optional(),
  }),
);

/** The settings of a part, as its schema describes them. */
export function readConfigSchema(schema: unknown): ConfigSchema {
  return configSchema.catch({}).parse(schema);
}

/** The fields of an object, by their names. */
export function fieldsOf(schema: ConfigSchema): readonly (readonly [string, ConfigSchema])[] {
  return Object.entries(schema.properties ?? {}).map(([name, field]) => [name, unwrapped(field)]);
}

/** A schema that may also be null, without that. */
function unwrapped(schema: ConfigSchema): ConfigSchema {
  const inner = schema.anyOf?.find(({ type }) => type !== 'null');
  return inner === undefined ? schema : { ...inner, ...withoutUndefined(schema), anyOf: undefined };
}

function withoutUndefined(schema: ConfigSchema): ConfigSchema {
  return Object.fromEntries(Object.entries(schema).filter(([, value]) => value !== undefined));
}

export type FieldKind =
  | 'choice'
  | 'choices'
  | 'flag'
  | 'group'
  | 'line'
  | 'lines'
  | 'number'
  | 'reference'
  | 'references'
  | 'text';

/** Which kind of field asks for a value of a schema. */
export function kindOfField({ enum: values, isMultiline, items, reference, type }: ConfigSchema): FieldKind {
  if (type === 'array') {
    if (items?.reference !== undefined) return 'references';
    return items?.enum === undefined ? 'lines' : 'choices';
  }
  if (values !== undefined) return 'choice';
  if (reference !== undefined) return 'reference';
  if (type === 'boolean') return 'flag';
  if (type === 'number' || type === 'integer') return 'number';
  if (type === 'object') return 'group';
  return isMultiline === true ? 'text' : 'line';
}

export function labelOfField(name: string, { title }: ConfigSchema): string {
  return title ?? humanized(name);
}

/** What a field holds before anything is chosen. */
export function initialValue(schema: ConfigSchema): unknown {
  if (schema.default !== undefined) return schema.default;
  switch (kindOfField(schema)) {
    case 'choice':
      return schema.enum?.[0] ?? '';
    case 'flag':
      return true;
    case 'number':
      return schema.minimum ?? 1;
    case 'group':
      return initialConfig(schema);
    case 'choices':
    case 'lines':
    case 'references':
      return [];
    default:
      return '';
  }
}

/** The settings that a part starts with. */
export function initialConfig(schema: ConfigSchema): Record<string, unknown> {
  return Object.fromEntries(fieldsOf(schema).map(([name, field]) => [name, initialValue(field)]));
}
