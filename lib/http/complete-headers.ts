import type { ServerResponse } from 'node:http';
import { errorCatalogue } from '@/lib/core/errors';
import { RETRY_SECONDS } from '@/lib/http/problem';

const YEAR_SECONDS = 31_536_000;
const UNAVAILABLE = errorCatalogue.unavailable.status;

/**
 * Sets what every response says, whoever writes it: when to come back if this is a 503, and where people reach the
 * installation by https, that browsers come by nothing else. What the writer of the response says itself stays.
 */
export function completeHeaders(response: ServerResponse, status: number, isReachedByHttps: boolean): void {
  if (response.headersSent) return;
  if (isReachedByHttps) response.setHeader('strict-transport-security', `max-age=${YEAR_SECONDS}`);
  if (status === UNAVAILABLE && !response.hasHeader('retry-after')) {
    response.setHeader('retry-after', String(RETRY_SECONDS));
  }
}
