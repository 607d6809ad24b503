import { DomainError } from '@/lib/core/errors';
import { problem } from '@/lib/http/problem';
import { requestIdOf } from '@/lib/http/request-id';

/** Wraps a handler that reads whole bodies: those without a stated length, or longer than `mostBytes`, are refused unread. */
export function limitBody<R extends Request>(mostBytes: number, handler: (request: R) => Promise<Response>) {
  return async (request: R): Promise<Response> => {
    const stated = request.headers.get('content-length') ?? '';
    if (/^\d+$/.test(stated) && Number(stated) <= mostBytes) return handler(request);
    return problem(new DomainError('body_too_large'), new URL(request.url).pathname, requestIdOf(request));
  };
}
