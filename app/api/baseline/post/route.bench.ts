/** The baseline of everything that is posted, built for benchmarks only: it reads the body and answers nothing. */
export async function POST(request: Request): Promise<Response> {
  await request.text();
  return new Response('{}', { headers: { 'content-type': 'application/json' } });
}
