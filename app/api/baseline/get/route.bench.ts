/** The baseline of everything that is read, built for benchmarks only: it takes the request as it is and answers nothing. */
export function GET(request: Request): Response {
  return new Response(request.url === '' ? '' : '{}', { headers: { 'content-type': 'application/json' } });
}
