import { sessionCookieName } from '@/lib/auth/session-cookie';
import { allOperations } from '@/lib/contracts/all-operations';
import type { Operation } from '@/lib/contracts/operation';
import { MOST_CSV_ROWS } from '@/lib/core/most-csv-rows';
import { areaOf } from '@/lib/http/area-of';
import { errorCodesOf } from '@/lib/http/openapi-errors';
import { operationObject } from '@/lib/http/openapi-operation';
import { problemExamples, responseComponents } from '@/lib/http/openapi-responses';
import { answerSchema, type JsonObject } from '@/lib/http/openapi-schemas';
import { problemSchema } from '@/lib/http/problem';
import { filterNodeSchema } from '@/lib/http/rule-part-schemas';
import packageFile from '@/package.json';

const introduction = `Everything in the app, as an API.

- URLs work with and without their trailing slash, and HEAD works wherever GET does.
- Lists are plain arrays. Choose a page with \`page\` and \`page_size\`; \`X-Result-Count\` gives the total and \`Link\` the other pages.
- Lists with a \`cursor\` can also be read without page numbers, so that new rows shift nothing: begin with an empty cursor and follow \`Link\`.
- Lists with a \`format\` can be downloaded as CSV, up to ${MOST_CSV_ROWS.toLocaleString('en')} rows: UTF-8 with a byte order mark, fields of an object as columns of their own. Text that begins like a formula gets an apostrophe in front.
- Times are ISO 8601 with an offset; dates are \`YYYY-MM-DD\`.
- Errors are problem details (RFC 9457). Unknown query parameters and fields are rejected by name.
- Requests that change something accept \`Idempotency-Key\`: repeated within 24 hours, they take effect once and return the same response. After a 400 you may send corrected input with the same key. Requests that need no sign-in ignore the key. An import uses it as its ID.
- Send a token as \`Authorization: Token …\` or \`Authorization: Bearer …\`, or use the browser's session. Alerts can also be reported with \`Authorization: Basic …\`, the token as password.
- A token has a scope: \`read\` for GET and HEAD, \`write\` for everything its owner can do, \`ingest\` for staff to report alerts and nothing else. Anything else gets 403. Expired tokens get 401.`;

/** The OpenAPI 3.1 document of the whole API, made from the operations alone. */
export function openApiDocument(operations: readonly Operation[] = allOperations): JsonObject {
  return {
    openapi: '3.1.0',
    info: { title: 'Heed API', version: packageFile.version, description: introduction },
    servers: [{ url: '/' }],
    tags: [...new Set(operations.map(areaOf))].map((name) => ({ name })),
    security: [{ token: [] }, { bearer: [] }, { session: [] }],
    paths: paths(operations),
    components: {
      schemas: { Problem: problemShape(), FilterNode: filterNodeSchema(), ...shapes(operations) },
      responses: Object.assign(
        { NotModified: { description: 'Not modified: you have the current version.' } },
        ...operations.map((operation) => responseComponents(errorCodesOf(operation))),
      ),
      examples: problemExamples(),
      parameters: parameterComponents,
      headers: headerComponents,
      securitySchemes: securitySchemes(),
    },
  };
}

function paths(operations: readonly Operation[]): JsonObject {
  const byPath = Object.entries(Object.groupBy(operations, ({ path }) => path));
  const objects = byPath.map(([path, sameAddress = []]) => [
    path,
    Object.fromEntries(sameAddress.map((operation) => [operation.method.toLowerCase(), operationObject(operation)])),
  ]);
  return Object.fromEntries(objects);
}

function shapes(operations: readonly Operation[]): JsonObject {
  const answering = operations.filter(({ gives, status }) => status !== 204 && gives.kind !== 'file');
  return Object.assign({}, ...answering.map((operation) => answerSchema(operation.answer).shapes));
}

const sentences: JsonObject = { type: 'array', items: { type: 'string' } };

/** What further members a problem can have, but for message lists per faulty field. */
const furtherMembers: JsonObject = {
  set_hash: {
    description: 'Where an approval is rejected with 409: the hash of the newest list, null without one.',
    anyOf: [{ type: ['string', 'null'] }, sentences],
  },
  used_by: {
    description: 'Where a deletion is rejected with 409: the rules that use what would be deleted.',
    type: 'array',
    items: { type: 'object' },
  },
};

/** A problem, whose further members are message lists per faulty field. */
function problemShape(): JsonObject {
  const { properties, ...schema } = answerSchema(problemSchema).schema;
  return { ...schema, properties: { ...Object(properties), ...furtherMembers }, additionalProperties: sentences };
}

const parameterComponents = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description: 'A key you choose for this one request. Repeated with the same body, it returns the same response.',
    schema: { type: 'string', minLength: 1, maxLength: 255 },
  },
  ImportKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description:
      'The ID of the import, like import_uuid. A repeated request is rejected with 409 and imports nothing; read the import to see its result.',
    schema: { type: 'string', format: 'uuid' },
  },
  IfNoneMatch: {
    name: 'If-None-Match',
    in: 'header',
    description: 'The ETag of the response you have. If it is current, the response is 304 without a body.',
    schema: { type: 'string' },
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    description: 'The ETag of the version you read. If it has changed since, the request is rejected.',
    schema: { type: 'string' },
  },
};

const headerComponents = {
  RequestId: { description: 'The ID of this request in logs and the audit trail.', schema: { type: 'string' } },
  ResultCount: { description: 'The number of rows on all pages.', schema: { type: 'integer', minimum: 0 } },
  Link: {
    description: 'Links to the first, previous, next and last page (RFC 8288).',
    schema: { type: 'string' },
  },
  ETag: { description: 'The version of this response, for If-Match and If-None-Match.', schema: { type: 'string' } },
  RetryAfter: { description: 'Seconds to wait before trying again.', schema: { type: 'integer', minimum: 1 } },
  IdempotencyReplayed: {
    description: 'true if this is the response of an earlier request.',
    schema: { const: 'true' },
  },
};

function securitySchemes(): JsonObject {
  return {
    token: {
      type: 'apiKey',
      in: 'header',
      name: 'Authorization',
      description: 'The word Token, a space, and an API token with the scope the operation needs.',
    },
    bearer: { type: 'http', scheme: 'bearer', description: 'An API token with the scope the operation needs.' },
    basic: {
      type: 'http',
      scheme: 'basic',
      description:
        'To report alerts: any user name, and as the password the token of a source or one with the scope ingest.',
    },
    session: {
      type: 'apiKey',
      in: 'cookie',
      name: sessionCookieName,
      description: 'The session of a signed-in browser.',
    },
  };
}
