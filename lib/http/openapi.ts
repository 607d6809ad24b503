import { sessionCookieName } from '@/lib/auth/session-cookie';
import { allOperations } from '@/lib/contracts/all-operations';
import type { Operation } from '@/lib/contracts/operation';
import { areaOf, operationObject } from '@/lib/http/openapi-operation';
import { refusalsOf } from '@/lib/http/openapi-refusals';
import { problemExamples, responseComponents } from '@/lib/http/openapi-responses';
import { answerSchema, type JsonObject } from '@/lib/http/openapi-schemas';
import { problemSchema } from '@/lib/http/problem';
import packageFile from '@/package.json';

const introduction = `Everything that the screens do, for programs.

- Addresses answer with and without their trailing slash, and HEAD wherever GET answers.
- Lists are bare arrays; \`page\` and \`page_size\` choose, \`X-Result-Count\` and \`Link\` say how many and where next.
- Instants are ISO 8601 with an offset, days are \`YYYY-MM-DD\`.
- Refusals are problems as RFC 9457 describes them; unknown query parameters and fields are refused by name.
- Calls that change something may carry \`Idempotency-Key\`: sent again within 24 hours they answer the same, and act once. Bad input (400) may be corrected under its key. Where nobody needs to sign in the key is not looked at. An import takes it as its id.
- Send a token as \`Authorization: Token …\` or \`Authorization: Bearer …\`, or use the browser's session.
- A token has a scope: \`read\` for GET and HEAD, \`write\` for everything that its person may do, \`ingest\` for staff to report alerts and nothing else. Beyond it the response is 403. Expired tokens get 401.`;

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
      schemas: { Problem: problemShape(), ...shapes(operations) },
      responses: Object.assign({}, ...operations.map((operation) => responseComponents(refusalsOf(operation)))),
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
  const answering = operations.filter(({ status }) => status !== 204);
  return Object.assign({}, ...answering.map((operation) => answerSchema(operation.answer).shapes));
}

/** A problem, whose further members are message lists per faulty field. */
function problemShape(): JsonObject {
  return { ...answerSchema(problemSchema).schema, additionalProperties: { type: 'array', items: { type: 'string' } } };
}

const parameterComponents = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description:
      'A name of the caller’s choice for this one call. Sent again with the same body, it gets the same answer.',
    schema: { type: 'string', minLength: 1, maxLength: 255 },
  },
  ImportKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description:
      'The id that the import gets, like import_uuid. Sent again, the call is refused with 409 and imports nothing; read the import to learn how it ended.',
    schema: { type: 'string', format: 'uuid' },
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    description: 'The ETag of what was read. When it has changed meanwhile, the call is refused.',
    schema: { type: 'string' },
  },
};

const headerComponents = {
  RequestId: { description: 'The id by which this call is found in logs and audit.', schema: { type: 'string' } },
  ResultCount: { description: 'How many rows there are on all pages.', schema: { type: 'integer', minimum: 0 } },
  Link: {
    description: 'The first, previous, next and last page, as RFC 8288 writes links.',
    schema: { type: 'string' },
  },
  ETag: { description: 'The version of this answer, for If-Match.', schema: { type: 'string' } },
  RetryAfter: { description: 'Seconds after which to try again.', schema: { type: 'integer', minimum: 1 } },
  IdempotencyReplayed: { description: 'true when the answer is that of an earlier call.', schema: { const: 'true' } },
};

function securitySchemes(): JsonObject {
  return {
    token: {
      type: 'apiKey',
      in: 'header',
      name: 'Authorization',
      description: 'The word Token, a space, and an API token of the scope that the operation needs.',
    },
    bearer: { type: 'http', scheme: 'bearer', description: 'An API token of the scope that the operation needs.' },
    session: {
      type: 'apiKey',
      in: 'cookie',
      name: sessionCookieName,
      description: 'The session of a signed-in browser.',
    },
  };
}
