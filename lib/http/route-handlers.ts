import type { Method } from '@/lib/contracts/operation';
import { DomainError } from '@/lib/core/errors';
import { finished } from '@/lib/http/finished';
import { problem } from '@/lib/http/problem';
import { requestIdOf } from '@/lib/http/request-id';
import type { Served } from '@/lib/http/serve';

/** Next gives no params at all where a path has none. */
type PathContext = { params: Promise<Record<string, string | string[] | undefined> | undefined> };
type Handler = (request: Request, context: PathContext) => Promise<Response>;

/**
 * Everything that one address answers, as Next wants it exported from a route file:
 * `export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(operation, serviceFunction), …)`.
 * Methods that no operation declares are answered 405 with Allow.
 */
export function routeHandlers(
  ...served: readonly Pick<Served, 'method' | 'handle'>[]
): Record<Method | 'HEAD', Handler> {
  const allow = served.map(({ method }) => (method === 'GET' ? 'GET, HEAD' : method)).join(', ');
  const handlerOf = (method: Method): Handler => {
    const found = served.find((one) => one.method === method);
    return found === undefined
      ? async (request) => methodNotAllowed(request, allow)
      : async (request, context) => found.handle(request, (await context.params) ?? {});
  };
  return {
    GET: handlerOf('GET'),
    HEAD: async (request, context) => withoutBody(await handlerOf('GET')(request, context)),
    POST: handlerOf('POST'),
    PUT: handlerOf('PUT'),
    PATCH: handlerOf('PATCH'),
    DELETE: handlerOf('DELETE'),
  };
}

/** What would have followed is let go of: a stream would stay open for ever. */
async function withoutBody(answer: Response): Promise<Response> {
  await answer.body?.cancel();
  return new Response(null, { status: answer.status, headers: answer.headers });
}

function methodNotAllowed(request: Request, allow: string): Response {
  const requestId = requestIdOf(request);
  const answer = problem(new DomainError('method_not_allowed'), new URL(request.url).pathname, requestId);
  answer.headers.set('allow', allow);
  return finished(answer, requestId);
}
