import { z } from 'zod';
import { actionsPage } from '@/lib/core/routes';
import { humanized } from '@/lib/core/wording';
import { EXAMPLE_ID, EXAMPLE_INSTANT, exampleValues } from '@/lib/http/example-values';

const MOST_OPTIONAL = 2;

/** Whether an example is of what callers send or of what they get, where nothing is left out; and what fields hold there. */
export type ExampleOf = { side: 'request' | 'response'; values: Readonly<Record<string, unknown>> };

/** An example of what a schema takes or gives: what a field of its name usually holds, or else what its type asks for. */
export function exampleOfSchema(schema: z.core.$ZodType, of: ExampleOf, name = ''): unknown {
  const usual = Object.hasOwn(of.values, name) ? of.values[name] : exampleValues[name];
  return usual !== undefined && isTaken(schema, usual) ? usual : ofType(schema, of, name);
}

function isTaken(schema: z.core.$ZodType, value: unknown): boolean {
  return z.safeParse(schema, value).success;
}

function ofType(schema: z.core.$ZodType, of: ExampleOf, name: string): unknown {
  if (schema instanceof z.ZodObject) return ofObject(schema, of);
  if (schema instanceof z.ZodArray) return [exampleOfSchema(schema.element, of, name)];
  if (schema instanceof z.ZodRecord) return { [name === '' ? 'name' : name]: exampleOfSchema(schema.valueType, of) };
  if (schema instanceof z.ZodEnum) return schema.options[0];
  if (schema instanceof z.ZodLiteral) return schema.value;
  if (schema instanceof z.ZodUnion) return exampleOfSchema(firstOf(schema.options), of, name);
  if (schema instanceof z.ZodPipe) return exampleOfSchema(sideOf(schema, of), of, name);
  if (isWrapper(schema)) return exampleOfSchema(schema.unwrap(), of, name);
  return scalarsFor(name).find((value) => isTaken(schema, value));
}

/** A transform says nothing of what it gives: what it takes is the nearest. */
function sideOf({ in: taken, out }: z.ZodPipe, { side }: ExampleOf): z.core.$ZodType {
  return side === 'request' || out instanceof z.ZodTransform ? taken : out;
}

type Wrapper = z.ZodOptional | z.ZodNullable | z.ZodDefault | z.ZodReadonly;

function isWrapper(schema: z.core.$ZodType): schema is Wrapper {
  return [z.ZodOptional, z.ZodNullable, z.ZodDefault, z.ZodReadonly].some((type) => schema instanceof type);
}

function firstOf(options: readonly z.core.$ZodType[]): z.core.$ZodType {
  return options[0] ?? z.null();
}

/** Of what callers send, what they must send; where they must send nothing, the first fields. */
function ofObject({ shape }: z.ZodObject, of: ExampleOf): Record<string, unknown> {
  const fields = Object.entries(shape);
  const required = fields.filter(([, field]) => of.side === 'response' || !isTaken(field, undefined));
  const shown = required.length > 0 ? required : fields.slice(0, MOST_OPTIONAL);
  return Object.fromEntries(shown.map(([name, field]) => [name, exampleOfSchema(field, of, name)]));
}

function scalarsFor(name: string): readonly unknown[] {
  return [
    ...(/(_id|uuid|^id)s?$/.test(name) ? [EXAMPLE_ID] : []),
    true,
    3,
    30,
    EXAMPLE_INSTANT,
    EXAMPLE_INSTANT.slice(0, 10),
    EXAMPLE_ID,
    '12',
    '22:00',
    'https://example.org/',
    actionsPage,
    'astrid.lund@example.org',
    humanized(name),
    'capacity',
    null,
    {},
  ].toSorted((a, b) => rank(a, name) - rank(b, name));
}

/** Text fits many schemas that ask for nothing: there the name itself says most. */
function rank(value: unknown, name: string): number {
  if (value === EXAMPLE_ID && /(uuid|_id|^id)s?$/.test(name)) return 0;
  if (typeof value !== 'string') return 1;
  return value === humanized(name) && name !== '' ? 2 : 3;
}
