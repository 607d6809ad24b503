import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { allOperations } from '@/lib/contracts/all-operations';
import { orderStates, orderTypes } from '@/lib/contracts/marketplace/names';
import { listFieldOf, operation } from '@/lib/contracts/operation';
import { errorCatalogue } from '@/lib/core/errors';
import { openApiDocument } from '@/lib/http/openapi';
import { answersNotModified, errorCodesOf } from '@/lib/http/openapi-errors';
import { exampleOf, pathExample } from '@/lib/http/openapi-examples';
import { isJsonObject } from '@/lib/http/openapi-schemas';

const documentShape = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        operationId: z.string(),
        description: z.string(),
        'x-token-scope': z.string().optional(),
        parameters: z.array(z.looseObject({ name: z.string().optional(), $ref: z.string().optional() })),
        security: z.array(z.unknown()).optional(),
        requestBody: z.unknown().optional(),
        responses: z.record(z.string(), z.unknown()),
      }),
    ),
  ),
  components: z.record(z.string(), z.record(z.string(), z.unknown())),
});

const whole = openApiDocument();
const written = documentShape.parse(whole);

async function validationErrorsOf(document: Record<string, unknown>): Promise<unknown> {
  const { valid, errors } = await new Validator().validate(structuredClone(document));
  return valid ? [] : errors;
}

function find(operationId: string) {
  const found = Object.values(written.paths).flatMap((address) => Object.values(address));
  return found.find((one) => one.operationId === operationId);
}

test('the document is valid OpenAPI 3.1', async () => {
  expect(await validationErrorsOf(whole)).toEqual([]);
});

test('a document that is not valid OpenAPI 3.1 is noticed', async () => {
  expect(await validationErrorsOf({ ...whole, info: { title: 'without a version' } })).not.toEqual([]);
});

test('every reference leads somewhere', () => {
  const references = [...JSON.stringify(whole).matchAll(/"\$ref":"#\/components\/(\w+)\/([^"]+)"/g)];
  const lost = references.filter(([, kind = '', name = '']) => written.components[kind]?.[name] === undefined);
  expect(lost.map(([reference]) => reference)).toEqual([]);
  expect(references.length).toBeGreaterThan(allOperations.length);
});

test('every operation is there, under its own method and path, with an id of its own', () => {
  for (const { id, method, path } of allOperations) {
    expect(written.paths[path]?.[method.toLowerCase()]?.operationId).toBe(id);
  }
  expect(new Set(allOperations.map(({ id }) => id)).size).toBe(allOperations.length);
});

test('every status that a call may answer is there', () => {
  for (const one of allOperations) {
    const successes: number[] = one.counted === null ? [one.status] : [one.status, one.counted.status];
    if (answersNotModified(one)) successes.push(304);
    const statuses = [...successes, ...errorCodesOf(one).map((code) => errorCatalogue[code].status)].map(String);
    expect(Object.keys(find(one.id)?.responses ?? {}).toSorted()).toEqual([...new Set(statuses)].toSorted());
  }
});

test('calls that change something take an Idempotency-Key, calls that read do not', () => {
  const takesKey = (id: string) => find(id)?.parameters.some(({ $ref }) => $ref?.endsWith('IdempotencyKey'));
  expect(takesKey('user_actions_silence')).toBe(true);
  expect(takesKey('user_actions_list')).toBe(false);
  expect(takesKey('imports_create')).toBe(false);
  expect(find('imports_create')?.parameters).toContainEqual({ $ref: '#/components/parameters/ImportKey' });
});

test('whoever may call without signing in is told so', () => {
  for (const { id, permission } of allOperations) {
    expect(find(id)?.security?.length === 0).toBe(['ANYBODY', 'MAIL_PROVIDER'].includes(permission));
  }
});

test('alerts alone may be reported with a token as password', () => {
  const withPassword = allOperations.filter(({ id }) => String(JSON.stringify(find(id)?.security)).includes('basic'));
  expect(withPassword.map(({ id }) => id)).toEqual(['ingest_alertmanager', 'ingest_events']);
});

test('every operation says which scope it needs of a token', () => {
  for (const { id, method, permission } of allOperations) {
    const reads = method === 'GET' ? 'read' : 'write';
    const scope = permission === 'INGEST' ? 'ingest' : reads;
    const isSigned = permission === 'MAIL_PROVIDER';
    expect([id, find(id)?.['x-token-scope']]).toEqual([id, isSigned ? undefined : scope]);
    expect([id, find(id)?.description.includes(`\`${scope}\``)]).toEqual([id, !isSigned]);
  }
});

test('numbers and flags in a query are written as what they stand for', () => {
  const parameterOf = (name: string) => find('user_actions_list')?.parameters.find((one) => one.name === name);
  expect(parameterOf('page_size')?.['schema']).toEqual({ type: 'integer', minimum: 1, maximum: 300, default: 10 });
  expect(parameterOf('overdue')?.['schema']).toEqual({ type: 'boolean' });
});

test('a type that JSON cannot carry is refused instead of left out', () => {
  const odd = operation({
    id: 'odd',
    method: 'GET',
    path: '/api/odd/',
    summary: 'Odd',
    permission: 'ANYBODY',
    answer: z.bigint(),
  });
  expect(() => openApiDocument([odd])).toThrow('BigInt');
});

test('examples name states and types of orders as the API does, never as they are stored', () => {
  const examples = JSON.stringify(allOperations.map(exampleOf));
  const stored = [...orderStates, ...orderTypes].filter((name) => examples.includes(`"${name}"`));
  expect(stored).toEqual([]);
  expect(examples).toContain('"Create"');
});

describe.each(allOperations.map((operation) => [operation.id, operation] as const))(
  'the example of %s',
  (id, operation) => {
    const { answer, body } = exampleOf(operation);

    test('is a request that the operation takes, and an answer that it gives', () => {
      if (body !== undefined) {
        const list = listFieldOf(operation);
        expect(operation.body.safeParse(list === null ? body : { [list]: body })).toMatchObject({ success: true });
        expect(Object.keys(body).length).toBeGreaterThan(0);
      }
      if (answer !== undefined) expect(operation.answer.parse(answer)).toEqual(answer);
      for (const name of Object.keys(operation.params.shape)) {
        expect(operation.params.shape[name]?.safeParse(pathExample(operation, name)).success).toBe(true);
      }
    });

    test('stands in the document that the interactive page shows, for all that the operation takes and gives', () => {
      const shown = find(id);
      const content = [shown?.requestBody, shown?.responses[String(operation.status)]].flatMap((part) =>
        Object.entries(isJsonObject(part) && isJsonObject(part['content']) ? part['content'] : {}),
      );
      const withoutExample = content.filter(
        ([mediaType, media]) => mediaType !== 'text/csv' && isJsonObject(media) && media['example'] === undefined,
      );
      expect(withoutExample).toEqual([]);
      expect(content.length > 0).toBe(operation.status !== 204 || body !== undefined);
      const inPath = shown?.parameters.filter((parameter) => parameter['in'] === 'path') ?? [];
      expect(inPath.every((parameter) => parameter['example'] !== undefined)).toBe(true);
    });
  },
);
