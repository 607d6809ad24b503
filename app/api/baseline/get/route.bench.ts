/** The baseline of everything that is read, built for benchmarks only: it asks nothing and answers nothing. */
export function GET(): Response {
  return new Response('{}', { headers: { 'content-type': 'application/json' } });
}
