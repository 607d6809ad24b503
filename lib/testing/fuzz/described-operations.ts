import { z } from 'zod';
import type { Operation } from '@/lib/contracts/operation';
import { openApiDocument } from '@/lib/http/openapi';

const jsonSchema = z.record(z.string(), z.unknown());
export type JsonSchema = z.output<typeof jsonSchema>;

const parameter = z.object({ name: z.string(), in: z.enum(['path', 'query', 'header']), schema: jsonSchema });
export type Parameter = z.output<typeof parameter>;

const reference = z.object({ $ref: z.string() });
const fileType = z.object({ contentType: z.string() });
const described = z.object({
  operationId: z.string(),
  parameters: z.array(z.union([parameter, reference])),
  requestBody: z
    .object({
      content: z.record(
        z.string(),
        z.object({ schema: jsonSchema, encoding: z.record(z.string(), fileType).optional() }),
      ),
    })
    .optional(),
  responses: z.record(z.string(), z.object({ content: z.record(z.string(), z.unknown()).optional() })),
});
const document = z.object({
  paths: z.record(z.string(), z.record(z.string(), described)),
  components: z.object({ parameters: z.record(z.string(), parameter) }),
});

/** A body: its media type and schema, and the media types that each of its files may have. */
export type DescribedBody = { mediaType: string; schema: JsonSchema; files: Record<string, string[]> };

/** One call as its document describes it to strangers. */
export type DescribedOperation = {
  id: string;
  method: string;
  path: string;
  parameters: Parameter[];
  /** The schema of its body and the media type it asks for; undefined where it takes none. */
  body: DescribedBody | undefined;
  statuses: number[];
  /** What its successes are written in. */
  mediaTypes: string[];
};

/** Every operation, or those given, from the document alone. */
export function describedOperations(operations?: readonly Operation[]): DescribedOperation[] {
  const { paths, components } = document.parse(openApiDocument(operations));
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
      mediaTypes: successesOf(one).flatMap(({ content }) => Object.keys(content ?? {})),
    })),
  );
}

function successesOf({ responses }: z.output<typeof described>) {
  return Object.entries(responses).flatMap(([status, response]) => (status.startsWith('2') ? [response] : []));
}

function bodyOf({ requestBody }: z.output<typeof described>): DescribedOperation['body'] {
  const [first] = Object.entries(requestBody?.content ?? {});
  if (first === undefined) return undefined;
  const [mediaType, { encoding = {}, schema }] = first;
  const files = Object.entries(encoding).map(([name, { contentType }]) => [name, contentType.split(', ')] as const);
  return { mediaType, schema, files: Object.fromEntries(files) };
}
