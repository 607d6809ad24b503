import fc from 'fast-check';
import type { DescribedOperation, Parameter } from '@/lib/testing/fuzz/described-operations';
import { contentTypeOf, multipartBody } from '@/lib/testing/fuzz/multipart-body';
import { type FuzzRequest, type Known, queryPair } from '@/lib/testing/fuzz/request';
import { fitting } from '@/lib/testing/fuzz/values';

/** Requests as the document says that they may be; the rows they name may still be those of others. */
export function validRequestsTo(operation: DescribedOperation, known: Known): fc.Arbitrary<FuzzRequest> {
  return fc.record({
    operation: fc.constant(operation),
    method: operation.method === 'GET' ? fc.constantFrom('GET', 'GET', 'HEAD') : fc.constant(operation.method),
    params: paramsOf(operation, known),
    query: queryOf(operation, known),
    headers: fc.record({
      'content-type': fc.constant(contentTypeOf(operation.body?.mediaType ?? 'application/json')),
      authorization: fc.constantFrom(...known.tokens).map((token) => `Bearer ${token}`),
    }),
    body: bodyOf(operation, known),
  });
}

/** Path parts as Next hands them over: decoded. */
function paramsOf({ parameters }: DescribedOperation, known: Known): fc.Arbitrary<Record<string, string>> {
  const parts = parameters.filter((one) => one.in === 'path');
  return fc.record(Object.fromEntries(parts.map((one) => [one.name, fittingParameter(one, known)])));
}

function queryOf({ parameters }: DescribedOperation, known: Known): fc.Arbitrary<string> {
  const named = parameters.filter((one) => one.in === 'query');
  return fc.subarray(named, { maxLength: Math.min(named.length, 3) }).chain((chosen) => {
    const pairs = chosen.map((one) => fittingParameter(one, known).map((value) => queryPair(one.name, value)));
    return fc.tuple(...pairs).map((written) => (written.length === 0 ? '' : `?${written.join('&')}`));
  });
}

/** The value of a parameter that fits its schema. */
export function fittingParameter({ schema }: Parameter, { uuids, texts }: Known): fc.Arbitrary<string> {
  const fits = fitting(schema, uuids).map(String);
  const isFreeText = schema['type'] === 'string' && schema['format'] === undefined && schema['enum'] === undefined;
  return isFreeText ? fc.oneof(fits, fc.constantFrom(...texts)) : fits;
}

function bodyOf({ body, method }: DescribedOperation, { uuids }: Known): fc.Arbitrary<string | undefined> {
  if (method === 'GET') return fc.constant(undefined);
  if (body === undefined) return fc.constant(undefined);
  return body.mediaType === 'multipart/form-data'
    ? multipartBody(body, uuids)
    : fitting(body.schema, uuids).map((value) => JSON.stringify(value));
}
