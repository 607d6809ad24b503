import { DomainError } from '@/lib/core/errors';
import { finished } from '@/lib/http/finished';
import { problem } from '@/lib/http/problem';
import { requestIdOf } from '@/lib/http/request-id';

/** What addresses under /api answer that nothing of ours lives at. */
export function unknownAddress(request: Request): Response {
  const detail = 'The API has no such URL.';
  const requestId = requestIdOf(request);
  const notFound = problem(new DomainError('not_found', { detail }), new URL(request.url).pathname, requestId);
  const answer = finished(notFound, requestId);
  return request.method === 'HEAD' ? new Response(null, answer) : answer;
}
