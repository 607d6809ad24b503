import { authenticate } from '@/lib/auth/authenticate';
import { authenticateSignature } from '@/lib/auth/authenticate-signature';
import { requireCall } from '@/lib/auth/permissions';
import type { InputOf, Method, Operation } from '@/lib/contracts/operation';
import { clock } from '@/lib/core/clock';
import { isPublicDemo } from '@/lib/core/env';
import { DomainError, errorCatalogue } from '@/lib/core/errors';
import { log } from '@/lib/core/log';
import type { Ctx } from '@/lib/db/context';
import { toDomainError } from '@/lib/db/database-errors';
import { logFailure } from '@/lib/db/log-failure';
import { answered, type ServiceResult } from '@/lib/http/answered';
import { acceptsCsv, csvAnswer } from '@/lib/http/csv-answer';
import { finished } from '@/lib/http/finished';
import { onlyOnce } from '@/lib/http/idempotency';
import { versionGuard } from '@/lib/http/if-match';
import { problem } from '@/lib/http/problem';
import { readBody } from '@/lib/http/read-body';
import { readInput } from '@/lib/http/read-input';
import type { SentFile } from '@/lib/http/read-multipart';
import { requestIdOf } from '@/lib/http/request-id';
import { requireSameOrigin } from '@/lib/http/same-origin';
import { clientNetwork } from '@/lib/net/client-network';
import { createContext } from '@/lib/services/create-context';

const OFF_IN_PUBLIC_DEMO = 'This is turned off in a public demo.';

type PathParams = Record<string, string | string[] | undefined>;

/** What a service function may want to know of the call beyond its input. */
export type Call = {
  request: Request;
  /** The file of a multipart body; null for other bodies. */
  file: SentFile | null;
  /** Refuses the change when its caller read another version of the answer than the one given here, which is current. */
  requireVersion: (current: unknown) => void;
  /** Where the call comes from; null when that is not known. */
  readonly network: string | null;
};

export type ServiceFunction<O extends Operation> = (
  ctx: Ctx,
  input: InputOf<O>,
  call: Call,
) => Promise<ServiceResult<O>>;

export type Served = {
  method: Method;
  operation: Operation;
  handle: (request: Request, params: PathParams) => Promise<Response>;
};

/** Joins an operation to the service function that does it. Whatever the service function throws becomes a problem answer, and every call one log line. */
export function serve<O extends Operation>(operation: O, serviceFunction: ServiceFunction<O>): Served {
  async function handle(request: Request, params: PathParams): Promise<Response> {
    const startedAtMs = performance.now();
    const requestId = requestIdOf(request);
    const answer = await attempt(operation, serviceFunction, request, params, requestId);
    finished(answer, requestId);
    const ms = Math.round(performance.now() - startedAtMs);
    log.info({ request_id: requestId, operation: operation.id, status: answer.status, ms }, 'request');
    return answer;
  }
  return { method: operation.method, operation, handle };
}

async function attempt<O extends Operation>(
  operation: O,
  serviceFunction: ServiceFunction<O>,
  request: Request,
  params: PathParams,
  requestId: string,
): Promise<Response> {
  try {
    const now = clock();
    const signed = operation.takes.kind === 'signed' ? await readBody(request) : null;
    const actor =
      signed === null ? await authenticate(request.headers, now) : authenticateSignature(request.headers, signed, now);
    requireCall(actor, operation);
    if (operation.reachesOut && isPublicDemo()) throw new DomainError('not_allowed', { detail: OFF_IN_PUBLIC_DEMO });
    if (operation.method !== 'GET') requireSameOrigin(actor, request.headers);
    const { input, bodyText, file } = await readInput(operation, request, params, signed);
    const ctx = createContext(actor, requestId, now);
    const call: Call = {
      request,
      file,
      requireVersion: versionGuard(operation, request.headers.get('if-match')),
      get network() {
        return clientNetwork(request.headers);
      },
    };
    if (acceptsCsv(operation, request, input)) {
      return await csvAnswer(operation, (part) => serviceFunction(ctx, partOf(input, part), call));
    }
    const run = async (of: Ctx) => answered(operation, await serviceFunction(of, input, call), request, input);
    return operation.method === 'GET' || !['json', 'multipart'].includes(operation.takes.kind)
      ? await run(ctx)
      : await onlyOnce(ctx, operation, request, bodyText, run);
  } catch (error) {
    const instance = operation.isAddressSecret ? operation.path : new URL(request.url).pathname;
    return errorResponse(error, instance, requestId);
  }
}

/** The same input for another part of the list, which every operation with CSV takes. */
function partOf<Input extends object>(input: Input, part: object): Input {
  return Object.assign({}, input, part);
}

/** The problem answer to anything thrown; what is our fault is logged with its stack and told without it. */
function errorResponse(thrown: unknown, instance: string, requestId: string): Response {
  const error = toDomainError(thrown);
  const known = error instanceof DomainError ? error : new DomainError('unexpected', {}, { cause: error });
  if (errorCatalogue[known.code].status >= 500)
    logFailure(log, 'error', { request_id: requestId, err: known.cause ?? known }, 'request failed');
  return problem(known, instance, requestId);
}
