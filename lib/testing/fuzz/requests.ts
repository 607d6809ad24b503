import fc from 'fast-check';
import type { DescribedOperation, Parameter } from '@/lib/testing/fuzz/described-operations';
import { fitting, hostileJson, hostileText, prototypeNames } from '@/lib/testing/fuzz/values';

/** One request as text: what is sent, before it becomes a Request. */
export type FuzzRequest = {
  operation: DescribedOperation;
  method: string;
  params: Record<string, string>;
  query: string;
  headers: Record<string, string>;
  body: string | Uint8Array<ArrayBuffer> | undefined;
};

/** What requests may know of the installation. */
export type Known = { tokens: readonly string[]; uuids: readonly string[]; texts: readonly string[] };

const OVERSIZE = `{"reason":"${'x'.repeat(1024 * 1024)}"}`;
const rarely = <T, U>(hostile: fc.Arbitrary<T>, usual: fc.Arbitrary<U>) =>
  fc.oneof({ weight: 1, arbitrary: hostile }, { weight: 4, arbitrary: usual });

/** Requests to some operations: valid ones, nearly valid ones and hostile ones. */
export function requestsTo(operations: readonly DescribedOperation[], known: Known): fc.Arbitrary<FuzzRequest> {
  return fc.constantFrom(...operations).chain((operation) =>
    fc.record({
      operation: fc.constant(operation),
      method: methodOf(operation),
      params: paramsOf(operation, known),
      query: queryOf(operation, known),
      headers: headersOf(operation, known),
      body: bodyOf(operation, known),
    }),
  );
}

function methodOf({ method }: DescribedOperation): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 20, arbitrary: fc.constant(method) },
    { weight: method === 'GET' ? 3 : 0, arbitrary: fc.constant('HEAD') },
    { weight: 1, arbitrary: fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE') },
  );
}

function textFor({ schema }: Parameter, { uuids, texts }: Known): fc.Arbitrary<string> {
  const usual = fc.oneof(fitting(schema, uuids).map(String), fc.constantFrom(...texts));
  return rarely(
    hostileText,
    schema['type'] === 'string' && schema['format'] === undefined ? usual : fitting(schema, uuids).map(String),
  );
}

/** Path parts as Next hands them over: decoded, and well formed. */
function paramsOf({ parameters }: DescribedOperation, known: Known): fc.Arbitrary<Record<string, string>> {
  const parts = parameters.filter((one) => one.in === 'path');
  return fc.record(
    Object.fromEntries(parts.map((one) => [one.name, textFor(one, known).map((text) => text.toWellFormed())])),
  );
}

function queryOf({ parameters }: DescribedOperation, known: Known): fc.Arbitrary<string> {
  const named = parameters.filter((one) => one.in === 'query');
  const known1 =
    named.length === 0
      ? fc.constant('')
      : fc.constantFrom(...named).chain((one) => textFor(one, known).map((value) => pair(one.name, value)));
  const strange = fc
    .tuple(fc.oneof(fc.constantFrom(...prototypeNames, 'page', 'sort', ''), hostileText), hostileText)
    .map(([name, value]) => pair(name, value));
  const raw = fc.constantFrom(
    '%',
    '%00',
    '%ED%A0%80=%FF',
    'page=%zz',
    '&&&',
    '==',
    'page=1&page=2',
    'page_size=300&page=1000000',
    '?',
    'a[b]=1',
    'q=%F0%9F',
  );
  const parts = fc.array(
    fc.oneof({ weight: 12, arbitrary: known1 }, { weight: 1, arbitrary: strange }, { weight: 1, arbitrary: raw }),
    { maxLength: 4 },
  );
  return parts.map((given) => (given.length === 0 ? '' : `?${given.filter((one) => one !== '').join('&')}`));
}

function pair(name: string, value: string): string {
  return `${encodeURIComponent(name.toWellFormed())}=${encodeURIComponent(value.toWellFormed())}`;
}

/** Bytes that a header may hold. */
const headerText = fc
  .string({ unit: fc.constantFrom(...'abcXYZ019-_.,:;=/\\"\'*% \t\u00e9\u00ff'), maxLength: 300 })
  .map((text) => text.trim());

function headersOf(operation: DescribedOperation, { tokens }: Known): fc.Arbitrary<Record<string, string>> {
  const authorization = fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...tokens).map((token) => `Token ${token}`) },
    { weight: 1, arbitrary: headerText },
  );
  const own = operation.parameters
    .filter((one) => one.in === 'header')
    .map(({ name }) => [name, fc.oneof(headerText, fc.constantFrom('*', 'same', 'k'.repeat(256)))] as const);
  const said = fc.constantFrom(
    'application/json; charset=utf-8',
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/merge-patch+json',
    'multipart/form-data',
    ';',
    'application/jsonx',
  );
  const mediaType = rarely(said, fc.constant(operation.body?.mediaType ?? 'application/json'));
  const others = {
    'x-request-id': headerText,
    cookie: headerText,
    'sec-fetch-site': headerText,
    'accept-language': headerText,
  };
  return fc
    .record(
      { 'content-type': mediaType, authorization, ...Object.fromEntries(own), ...others },
      { requiredKeys: ['content-type', 'authorization'] },
    )
    .map((headers) => ({ ...headers }));
}

function bodyOf({ body, method }: DescribedOperation, { uuids }: Known): fc.Arbitrary<FuzzRequest['body']> {
  if (method === 'GET') return fc.constant(undefined);
  const fits = body === undefined ? fc.constant({}) : fitting(body.schema, uuids);
  const asJson = (value: unknown) => JSON.stringify(value);
  const near = fc.tuple(
    fits,
    fc.oneof(fc.constantFrom(...prototypeNames, ...namesIn(body?.schema)), fc.string()),
    hostileJson,
  );
  const spoilt = near.map(
    ([value, name, strange]) =>
      `${(asJson(value) ?? '{}').replace(/\}$/, '') || '{'}${asJson(value)?.length === 2 ? '' : ','}${JSON.stringify(name)}:${asJson(strange)}}`,
  );
  const broken = fc.tuple(fits.map(asJson), fc.nat(20)).map(([text, length]) => text?.slice(0, length));
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 60 }).map((one) => new Uint8Array(one)),
    fc.constant(new Uint8Array([0xef, 0xbb, 0xbf, 0x7b, 0x7d])),
  );
  const odd = fc.constantFrom(
    '[1e999]',
    `${'['.repeat(50_000)}`,
    '{"duration_days":1e999}',
    '{"a":1,"a":2}',
    '\u2028',
    'null',
    '"text"',
    '[]',
    '\0',
    '{"reason":"\\ud800"}',
    '{"reason":"\\u0000"}',
  );
  return fc.oneof(
    { weight: 40, arbitrary: fits.map(asJson) },
    { weight: 25, arbitrary: spoilt },
    { weight: 8, arbitrary: hostileJson.map(asJson) },
    { weight: 8, arbitrary: broken },
    { weight: 5, arbitrary: bytes },
    { weight: 8, arbitrary: odd },
    { weight: 1, arbitrary: fc.constant(OVERSIZE) },
    { weight: 5, arbitrary: fc.constant(undefined) },
  );
}

function namesIn(schema: Record<string, unknown> | undefined): string[] {
  const properties = schema?.['properties'];
  return typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
}
