import { listUserActionsOperation } from '@/lib/contracts/actions/actions';
import { type ErrorCode, errorCatalogue } from '@/lib/core/errors';
import { errorPage } from '@/lib/core/routes';
import type { JsonObject } from '@/lib/http/openapi-schemas';

/** The refusals of one operation, a reference per status: one status may stand for several codes. */
export function errorResponses(codes: readonly ErrorCode[]): JsonObject {
  const references = byStatus(codes).map(([status, same]) => [
    status,
    { $ref: `#/components/responses/${responseName(same)}` },
  ]);
  return Object.fromEntries(references);
}

/** The components that those references lead to. */
export function responseComponents(codes: readonly ErrorCode[]): JsonObject {
  return Object.fromEntries(byStatus(codes).map(([, same]) => [responseName(same), response(same)]));
}

function byStatus(codes: readonly ErrorCode[]): [string, ErrorCode[]][] {
  return Object.entries(Object.groupBy(codes, (code) => errorCatalogue[code].status)).map(([status, same]) => [
    status,
    same,
  ]);
}

function responseName(codes: readonly ErrorCode[]): string {
  return codes.join('_or_');
}

function response(codes: readonly ErrorCode[]): JsonObject {
  const examples = codes.map((code) => [code, { $ref: `#/components/examples/${code}` }]);
  const content = {
    'application/problem+json': {
      schema: { $ref: '#/components/schemas/Problem' },
      examples: Object.fromEntries(examples),
    },
  };
  const mayWait = codes.some((code) => waits.has(code));
  const headers = mayWait ? { headers: { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } } } : {};
  return { description: codes.map(sentence).join('\n\n'), ...headers, content };
}

const waits: ReadonlySet<ErrorCode> = new Set(['call_in_progress', 'too_many_requests', 'unavailable']);

function sentence(code: ErrorCode): string {
  return `[\`${code}\`](${errorPage(code)}): ${errorCatalogue[code].detail}`;
}

/** A problem of each code, as callers see it. */
export function problemExamples(): JsonObject {
  const codes = Object.keys(errorCatalogue).filter(isErrorCode);
  return Object.fromEntries(codes.map((code) => [code, { value: example(code) }]));
}

function isErrorCode(code: string): code is ErrorCode {
  return code in errorCatalogue;
}

function example(code: ErrorCode): JsonObject {
  return {
    type: errorPage(code),
    ...errorCatalogue[code],
    instance: listUserActionsOperation.path,
    code,
    request_id: '0f6d2c52-7d8e-4f0a-9d3c-2f3f9a1f1c11',
    ...(code === 'validation_failed' ? { page_size: ['Must be at most 300.'] } : {}),
  };
}
