type Handler = (
  request: Request,
  context: { params: Promise<Record<string, string | string[] | undefined>> },
) => Promise<Response>;

type RouteCall = {
  token?: string;
  /** A browser's, which calls from our own page. */
  cookie?: string;
  method?: string;
  query?: string;
  uuid?: string;
  params?: Record<string, string>;
  ifMatch?: string;
  body?: unknown;
};

/** Calls a route's handler as a client with a token would. */
export function callRoute(
  handler: Handler,
  { token, cookie, method = 'GET', query = '', uuid, params = {}, ifMatch, body }: RouteCall = {},
) {
  const headers = new Headers(token === undefined ? {} : { authorization: `Token ${token}` });
  if (cookie !== undefined)
    for (const [name, value] of Object.entries({ cookie, 'sec-fetch-site': 'same-origin' })) headers.set(name, value);
  if (ifMatch !== undefined) headers.set('if-match', ifMatch);
  if (body !== undefined) headers.set('content-type', 'application/json');
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const request = new Request(`http://heed.test/api/test/${query}`, { method, headers, ...sent });
  return handler(request, { params: Promise.resolve(uuid === undefined ? params : { uuid, ...params }) });
}
