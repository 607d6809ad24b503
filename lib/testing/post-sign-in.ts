import { NextRequest } from 'next/server';
import { sessionRouteHandlers } from '@/lib/http/session-route-handlers';

const home = 'http://127.0.0.1:3000/api/auth';

/** The cookies that an answer sets, as a browser would send them back; those it removes are left out. */
export function cookiesOf(answer: Response): string {
  const pairs = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
  return pairs.filter((pair) => !pair.endsWith('=')).join('; ');
}

/** Posts a form to an address of the sign-in library, as a browser does that has read its token against forgery. */
export async function postSignIn(path: string, form: Record<string, string>, cookies = ''): Promise<Response> {
  const hello = await sessionRouteHandlers.GET(new NextRequest(`${home}/csrf`));
  const { csrfToken } = await hello.json();
  const body = new URLSearchParams({ ...form, csrfToken }).toString();
  const headers = {
    host: '127.0.0.1:3000',
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': String(body.length),
    cookie: [cookiesOf(hello), cookies].join('; '),
  };
  return sessionRouteHandlers.POST(new NextRequest(`${home}/${path}`, { method: 'POST', headers, body }));
}
