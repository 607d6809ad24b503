import { serve } from 'inngest/next';
import type { NextRequest } from 'next/server';
import { createInngestClient } from '@/inngest/client';
import { jobEngine } from '@/inngest/engine';
import { createInngestFunctions } from '@/inngest/functions';
import type { Job } from '@/inngest/job';
import { type Env, env } from '@/lib/core/env';
import { DomainError } from '@/lib/core/errors';
import { problem } from '@/lib/http/problem';
import { requestIdOf } from '@/lib/http/request-id';

type Method = 'GET' | 'POST' | 'PUT';
type Handler = (request: NextRequest) => Promise<Response>;

/** What answers Inngest's server, by method; 404 to everybody where no Inngest is configured. */
export function serveInngest(jobs: readonly Job[], given: Env = env): Record<Method, Handler> {
  let handlers: ReturnType<typeof createHandlers> | undefined;
  const answerTo = (method: Method) => async (request: NextRequest) => {
    if (jobEngine(given) !== 'inngest') {
      return problem(new DomainError('not_found'), new URL(request.url).pathname, requestIdOf(request));
    }
    handlers ??= createHandlers(jobs, given);
    return handlers[method](request, undefined);
  };
  return { GET: answerTo('GET'), POST: answerTo('POST'), PUT: answerTo('PUT') };
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
