import { serve } from 'inngest/next';
import { createInngestClient } from '@/inngest/client';
import { jobEngine } from '@/inngest/engine';
import { createInngestFunctions } from '@/inngest/functions';
import type { Job } from '@/inngest/job';
import { type Env, env } from '@/lib/core/env';
import { DomainError } from '@/lib/core/errors';
import { problem } from '@/lib/http/problem';
import { requestIdOf } from '@/lib/http/request-id';

type Handler = (request: Request) => Promise<Response>;

/** What answers Inngest's server, by method; 404 to everybody where no Inngest is configured. */
export function serveInngest(jobs: readonly Job[], given: Env = env): Record<'GET' | 'POST' | 'PUT', Handler> {
  let handlers: ReturnType<typeof createHandlers> | undefined;
  const answer = async (method: 'GET' | 'POST' | 'PUT', request: Request): Promise<Response> => {
    if (jobEngine(given) !== 'inngest') {
      return problem(new DomainError('not_found'), new URL(request.url).pathname, requestIdOf(request));
    }
    handlers ??= createHandlers(jobs, given);
    return handlers[method](request, undefined);
  };
  return {
    GET: (request) => answer('GET', request),
    POST: (request) => answer('POST', request),
    PUT: (request) => answer('PUT', request),
  };
}

function createHandlers(jobs: readonly Job[], given: Env) {
  const client = createInngestClient(given);
  return serve({
    client,
    functions: createInngestFunctions(client, jobs),
    serveOrigin: given.HEED_URL,
    enableUnauthedSync: false,
  });
}
