import { z } from 'zod';
import { openApiDocument } from '@/lib/http/openapi';

const jsonSchema = z.record(z.string(), z.unknown());
export type JsonSchema = z.output<typeof jsonSchema>;

const parameter = z.object({ name: z.string(), in: z.enum(['path', 'query', 'header']), schema: jsonSchema });
export type Parameter = z.output<typeof parameter>;

const reference = z.object({ $ref: z.string() });
const described = z.object({
  operationId: z.string(),
  parameters: z.array(z.union([parameter, reference])),
  requestBody: z.object({ content: z.record(z.string(), z.object({ schema: jsonSchema })) }).optional(),
  responses: z.record(z.string(), z.unknown()),
});
const document = z.object({
  paths: z.record(z.string(), z.record(z.string(), described)),
  components: z.object({ parameters: z.record(z.string(), parameter) }),
});

/** One call as its document describes it to strangers. */
export type DescribedOperation = {
  id: string;
  method: string;
  path: string;
  parameters: Parameter[];
  /** The schema of its body and the media type it asks for; undefined where it takes none. */
  body: { mediaType: string; schema: JsonSchema } | undefined;
  statuses: number[];
};

/** Every operation, from the document alone. */
export function describedOperations(): DescribedOperation[] {
  const { paths, components } = document.parse(openApiDocument());
  const known = (one: Parameter | z.output<typeof reference>): Parameter[] => {
    if ('name' in one) return [one];
    const found = components.parameters[one.$ref.split('/').at(-1) ?? ''];
    return found === undefined ? [] : [found];
  };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]) => ({
      id: one.operationId,
      method: method.toUpperCase(),
      path,
      parameters: one.parameters.flatMap(known),
      body: bodyOf(one),
      statuses: Object.keys(one.responses).map(Number),
    })),
  );
}

function bodyOf({ requestBody }: z.output<typeof described>): DescribedOperation['body'] {
  const [first] = Object.entries(requestBody?.content ?? {});
  return first === undefined ? undefined : { mediaType: first[0], schema: first[1].schema };
}
