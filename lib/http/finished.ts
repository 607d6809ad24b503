/** What every answer of the API carries, whoever gives it. */
export function finished(answer: Response, requestId: string): Response {
  answer.headers.set('x-request-id', requestId);
  // Files say themselves how long they may be kept; nothing else may be.
  if (!answer.headers.has('cache-control')) answer.headers.set('cache-control', 'no-store');
  answer.headers.set('x-content-type-options', 'nosniff');
  return answer;
}
