import fc from 'fast-check';
import type { DescribedOperation } from '@/lib/testing/fuzz/described-operations';
import { type FuzzRequest, type Known, queryPair } from '@/lib/testing/fuzz/request';
import { fittingParameter } from '@/lib/testing/fuzz/valid-requests';
import { fitting, hostileJson, hostileText, isSchema, prototypeNames } from '@/lib/testing/fuzz/values';

const oversize = `{"reason":"${'x'.repeat(1024 * 1024)}"}`;
const oddBodies = [
  '[1e999]',
  '['.repeat(50_000),
  '{"duration_days":1e999}',
  '{"reason":"a","reason":"b"}',
  '{"reason":"\\ud800"}',
  '{"reason":"\\u0000"}',
  '\u2028',
  'null',
  '"text"',
  '\0',
];
const oddQueries = ['%', '%00', '%ED%A0%80=%FF', 'page=%zz', '&&&', '==', 'page=1&page=2', '?', 'a[b]=1', 'q=%F0%9F'];
const oddMediaTypes = [
  'application/json; charset=utf-8',
  'application/merge-patch+json',
  'text/plain',
  'multipart/form-data',
  'application/jsonx',
  ';',
];

/** Bytes that a header may hold. */
const headerText = fc
  .string({ unit: fc.constantFrom(...'abcXYZ019-_.,:;=/\\"\'*% \t\u00e9\u00ff'), maxLength: 300 })
  .map((text) => text.trim());

/** Valid requests with some parts replaced by what no friend would send. */
export function hostileRequestsTo(
  operation: DescribedOperation,
  known: Known,
  valid: fc.Arbitrary<FuzzRequest>,
): fc.Arbitrary<FuzzRequest> {
  const method = fc.oneof(
    { weight: 5, arbitrary: fc.constant(operation.method) },
    { weight: 1, arbitrary: fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE') },
  );
  const parts = fc.record({
    method,
    params: paramsOf(operation, known),
    query: queryOf(operation, known),
    body: operation.method === 'GET' ? fc.constant(undefined) : bodyOf(operation, known),
  });
  return fc
    .tuple(valid, parts, fc.subarray(['method', 'params', 'query', 'body'], { minLength: 1 }), headersOf(operation))
    .map(([usual, replaced, names, headers]) => ({
      ...usual,
      ...Object.fromEntries(Object.entries(replaced).filter(([name]) => names.includes(name))),
      headers: { ...usual.headers, ...headers },
    }));
}

function paramsOf({ parameters }: DescribedOperation, known: Known): fc.Arbitrary<Record<string, string>> {
  const parts = parameters.filter((one) => one.in === 'path');
  const text = (one: (typeof parts)[number]) => fc.oneof(hostileText, fittingParameter(one, known));
  return fc.record(Object.fromEntries(parts.map((one) => [one.name, text(one).map((value) => value.toWellFormed())])));
}

function queryOf({ parameters }: DescribedOperation, known: Known): fc.Arbitrary<string> {
  const names = parameters.filter((one) => one.in === 'query').map(({ name }) => name);
  const anyName = fc.oneof(fc.constantFrom(...prototypeNames, 'page', 'sort', ''), hostileText);
  const spoilt = fc.tuple(names.length === 0 ? anyName : fc.constantFrom(...names), hostileText);
  const strange = fc.tuple(anyName, fc.oneof(hostileText, fc.constantFrom(...known.texts)));
  const written = fc.oneof(
    { weight: 6, arbitrary: spoilt.map(([name, value]) => queryPair(name, value)) },
    { weight: 1, arbitrary: strange.map(([name, value]) => queryPair(name, value)) },
    { weight: 1, arbitrary: fc.constantFrom(...oddQueries) },
  );
  return fc.array(written, { minLength: 1, maxLength: 3 }).map((pairs) => `?${pairs.join('&')}`);
}

function headersOf(operation: DescribedOperation): fc.Arbitrary<Record<string, string>> {
  const own = operation.parameters.filter((one) => one.in === 'header').map(({ name }) => name);
  const names = ['x-request-id', 'cookie', 'sec-fetch-site', 'accept-language', ...own, ...own];
  const text = fc.oneof(headerText, fc.constantFrom('*', 'same', 'k'.repeat(256)));
  const odd = fc.dictionary(fc.constantFrom(...names), text, { maxKeys: 2 });
  const rarely = fc.constantFrom(
    ...oddMediaTypes.map((mediaType) => ({ 'content-type': mediaType })),
    { authorization: 'Token' },
    { authorization: 'Basic eDp5' },
    ...Array.from({ length: 20 }, () => ({})),
  );
  return fc.tuple(odd, rarely).map(([one, other]) => ({ ...one, ...other }));
}

function bodyOf({ body }: DescribedOperation, { uuids }: Known): fc.Arbitrary<FuzzRequest['body']> {
  const fits = body === undefined ? fc.constant({}) : fitting(body.schema, uuids);
  const properties = body?.schema['properties'];
  const names = isSchema(properties) ? Object.keys(properties) : [];
  const field = fc.tuple(fc.oneof(fc.constantFrom(...prototypeNames, ...names, ...names), fc.string()), hostileJson);
  const broken = fc.tuple(fits, fc.nat(20)).map(([value, length]) => JSON.stringify(value).slice(0, length));
  const bytes = fc.uint8Array({ maxLength: 60 }).map((one) => new Uint8Array(one));
  return fc.oneof(
    { weight: 30, arbitrary: fc.tuple(fits, field).map(([value, [name, strange]]) => withField(value, name, strange)) },
    { weight: 8, arbitrary: hostileJson.map((value) => JSON.stringify(value)) },
    { weight: 6, arbitrary: broken },
    { weight: 5, arbitrary: bytes },
    { weight: 8, arbitrary: fc.constantFrom(...oddBodies) },
    { weight: 1, arbitrary: fc.constant(oversize) },
  );
}

/** An object as JSON with one more field, whatever its name: it may be there already, or be __proto__. */
function withField(value: unknown, name: string, strange: unknown): string {
  const fields = Object.entries(isSchema(value) ? value : {}).map(([key, one]) => [key, one] as const);
  const written = [...fields, [name, strange] as const].map(
    ([key, one]) => `${JSON.stringify(key)}:${one === undefined ? 'null' : JSON.stringify(one)}`,
  );
  return `{${written.join(',')}}`;
}
