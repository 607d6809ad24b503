import { scopeOf } from '@/lib/auth/permissions';
import type { CallPermission } from '@/lib/contracts/members/permissions';
import { type FilePart, isDownloadable, listFieldOf, type Operation } from '@/lib/contracts/operation';
import { areaOf } from '@/lib/http/area-of';
import { answersNotModified, changes, errorCodesOf, isOnlyOnce } from '@/lib/http/openapi-errors';
import { exampleOf, pathExample } from '@/lib/http/openapi-examples';
import { errorResponses } from '@/lib/http/openapi-responses';
import { answerSchema, inputSchema, isJsonObject, type JsonObject, textSchema } from '@/lib/http/openapi-schemas';

const whoMay: Record<CallPermission, string> = {
  ANYBODY: 'No sign-in needed.',
  SIGNED_IN: 'Any signed-in person; access to each row is checked.',
  STAFF: 'Staff only.',
  STAFF_OR_SUPPORT: 'Staff and support only.',
  ACCESS_COMMITTEE: 'The access committee and staff only.',
  ACCESS_COMMITTEE_OR_SUPPORT: 'The access committee, staff and support only.',
  INGEST: 'Other systems with the token of a source, and staff.',
  MAIL_PROVIDER:
    'Resend only, checked by the signature of the body. Unsigned, forged, old or replayed requests get 401.',
};

/** One operation as OpenAPI writes it. */
export function operationObject(operation: Operation): JsonObject {
  return {
    operationId: operation.id,
    summary: operation.summary,
    description: `${whoMay[operation.permission]}${scopeSentence(operation)}`,
    ...(operation.permission === 'MAIL_PROVIDER' ? {} : { 'x-token-scope': scopeOf(operation) }),
    tags: [areaOf(operation)],
    ...(['ANYBODY', 'MAIL_PROVIDER'].includes(operation.permission) ? { security: [] } : {}),
    ...(operation.permission === 'INGEST' ? { security: [{ token: [] }, { bearer: [] }, { basic: [] }] } : {}),
    parameters: parameters(operation),
    ...requestBody(operation),
    responses: { ...successes(operation), ...errorResponses(errorCodesOf(operation)) },
  };
}

/** Which scope an API token needs. Where a signature decides, no token is looked at. */
function scopeSentence(operation: Operation): string {
  if (operation.permission === 'MAIL_PROVIDER') return '';
  const scope = scopeOf(operation);
  const scopes = scope === 'read' ? '`read` or `write`' : `\`${scope}\``;
  return operation.permission === 'ANYBODY'
    ? ` No token is needed. If one is sent, it needs the scope ${scopes}.`
    : ` An API token needs the scope ${scopes}.`;
}

function parameters(operation: Operation): JsonObject[] {
  const inPath = ofSchema(operation.params, 'path').map((parameter) => {
    return { ...parameter, example: pathExample(operation, String(parameter['name'])) };
  });
  const named = [...inPath, ...ofSchema(operation.query, 'query')];
  if (isOnlyOnce(operation)) named.push({ $ref: '#/components/parameters/IdempotencyKey' });
  if (operation.takes.kind === 'signed') named.push(...signatureHeaders);
  if (operation.takes.kind === 'stream' && operation.method === 'POST' && operation.isAudited)
    named.push({ $ref: '#/components/parameters/ImportKey' });
  if (answersNotModified(operation)) named.push({ $ref: '#/components/parameters/IfNoneMatch' });
  if (changes(operation) && operation.gives.kind === 'versioned')
    named.push({ $ref: '#/components/parameters/IfMatch' });
  return named;
}

const signatureHeaders = ['svix-id', 'svix-timestamp', 'svix-signature'].map((name) => {
  return { name, in: 'header', required: true, schema: { type: 'string' } };
});

function ofSchema(shape: Operation['query'], place: 'path' | 'query'): JsonObject[] {
  const { properties, required } = textSchema(shape);
  const needed = new Set<unknown>(Array.isArray(required) ? required : []);
  return Object.entries(isJsonObject(properties) ? properties : {}).map(([name, property]) => {
    const { description, ...schema } = isJsonObject(property) ? property : {};
    const described = description === undefined ? {} : { description };
    const isRequired = place === 'path' || (needed.has(name) && !('default' in schema));
    return { name, in: place, required: isRequired, ...described, schema };
  });
}

function requestBody(operation: Operation): JsonObject {
  switch (operation.takes.kind) {
    case 'stream':
      return { requestBody: { required: true, content: bytesOf(operation.takes.mediaTypes) } };
    case 'form':
      return {
        requestBody: {
          required: false,
          content: {
            'application/x-www-form-urlencoded': { schema: oneClick, example: { 'List-Unsubscribe': 'One-Click' } },
          },
        },
      };
    case 'multipart':
      return {
        requestBody: {
          required: true,
          content: { 'multipart/form-data': multipart(operation, operation.takes.file, [operation.takes.file.field]) },
        },
      };
    case 'json':
    case 'signed':
      return jsonBody(operation);
    default:
      return operation.takes satisfies never;
  }
}

const EVENT_STREAM = 'id: 17\ndata: {"topic":"notifications","version":17}\n\n';

const oneClick = { type: 'object', properties: { 'List-Unsubscribe': { const: 'One-Click' } } };
const bytes = { type: 'string', format: 'binary' };

/** One record in each form in which records come, and a document. */
const streamExamples: Readonly<Record<string, string>> = {
  'application/x-ndjson': '{"type":"customer","external_id":"tartu","name":"University of Tartu"}\n',
  'application/json': '[{"type":"customer","external_id":"tartu","name":"University of Tartu"}]\n',
  'text/csv': 'type,external_id,name\ncustomer,tartu,University of Tartu\n',
  'text/tab-separated-values': 'type\texternal_id\tname\ncustomer\ttartu\tUniversity of Tartu\n',
  'application/pdf': '%PDF-1.7 … %%EOF',
};

/** The beginning of a file in each form in which files are given. */
const fileExamples: Readonly<Record<string, string>> = {
  'application/json': '{"user_uuid":"01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9b","purges":[…],"hash":"5e88…"}',
  'application/pdf': '%PDF-1.3 …',
  'image/png': '\u0089PNG …',
  'image/jpeg': '\u00ff\u00d8\u00ff …',
  'image/webp': 'RIFF …',
  'text/calendar': 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\n…',
};

function bytesOf(mediaTypes: readonly string[], examples = streamExamples): JsonObject {
  return Object.fromEntries(
    mediaTypes.map((mediaType) => {
      const example = examples[mediaType];
      return [mediaType, { schema: bytes, ...(example !== undefined && { example }) }];
    }),
  );
}

function multipart({ body }: Operation, { field, mediaTypes }: FilePart, needed: readonly string[]): JsonObject {
  const { properties, required, ...schema } = inputSchema(body);
  return {
    schema: {
      ...schema,
      properties: { ...(isJsonObject(properties) ? properties : {}), [field]: bytes },
      required: [...(Array.isArray(required) ? required : []), ...needed],
    },
    encoding: { [field]: { contentType: mediaTypes.join(', ') } },
  };
}

function jsonBody(operation: Operation): JsonObject {
  if (Object.keys(operation.body.shape).length === 0) return {};
  const schema = bareSchema(operation);
  const { body: example } = exampleOf(operation);
  const shown = example === undefined ? {} : { example };
  const { takes } = operation;
  const file = takes.kind === 'json' ? takes.file : undefined;
  const content = {
    'application/json': { schema, ...shown },
    ...(file !== undefined && { 'multipart/form-data': { ...multipart(operation, file, []), ...shown } }),
  };
  return { requestBody: { required: Array.isArray(schema['required']) || schema['type'] === 'array', content } };
}

/** The schema of a body as it is sent: of an object, or of the bare array that stands for its one field. */
function bareSchema(operation: Operation): JsonObject {
  const schema = inputSchema(operation.body);
  const list = listFieldOf(operation);
  const { properties } = schema;
  if (list === null || !isJsonObject(properties)) return schema;
  const field = properties[list];
  return isJsonObject(field) ? field : schema;
}

function successes(operation: Operation): JsonObject {
  const answer = success(operation);
  const unchanged = answersNotModified(operation) ? { 304: { $ref: '#/components/responses/NotModified' } } : {};
  if (operation.counted === null) return { [operation.status]: answer, ...unchanged };
  const description = 'Already open: the report was counted.';
  return { [operation.counted.status]: { ...answer, description }, [operation.status]: answer };
}

function success(operation: Operation): JsonObject {
  const headers: JsonObject = { 'X-Request-Id': { $ref: '#/components/headers/RequestId' } };
  if (['list', 'paged'].includes(operation.gives.kind)) {
    headers['X-Result-Count'] = { $ref: '#/components/headers/ResultCount' };
    headers['Link'] = { $ref: '#/components/headers/Link' };
  }
  if (operation.gives.kind === 'versioned' || operation.gives.kind === 'file')
    headers['ETag'] = { $ref: '#/components/headers/ETag' };
  if (isOnlyOnce(operation)) headers['Idempotency-Replayed'] = { $ref: '#/components/headers/IdempotencyReplayed' };
  if (operation.status === 204) return { description: 'No content.', headers };
  const { gives } = operation;
  if (gives.kind === 'file')
    return { description: successWords[operation.status], headers, content: bytesOf(gives.mediaTypes, fileExamples) };
  const mediaType = gives.kind === 'events' ? 'text/event-stream' : 'application/json';
  const example = gives.kind === 'events' ? EVENT_STREAM : exampleOf(operation).answer;
  const content = {
    [mediaType]: {
      schema: answerSchema(operation.answer).schema,
      ...(example === undefined ? {} : { example }),
    },
    ...(isDownloadable(operation) ? { 'text/csv': { schema: { type: 'string' } } } : {}),
  };
  return { description: successWords[operation.status], headers, content };
}

const successWords = { 200: 'Done.', 201: 'Created.', 202: 'Accepted for processing.' } as const;
