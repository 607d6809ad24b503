/** The cookie in which the sign-in library keeps where to go afterwards, with or without the prefix of https. */
const COOKIE = /^(__Secure-)?authjs\.callback-url$/;
const OWN_ORIGIN = 'http://own.invalid';

/** The name under which a request says where to go after signing in. */
export const callbackParameter = 'callbackUrl';

/** Whether an address can be read at all. One that cannot makes the sign-in library refuse the request as its own fault. */
export function isReadableCallback(text: string): boolean {
  return URL.canParse(text, text.startsWith('/') ? OWN_ORIGIN : undefined) && /^(https?:|\/)/i.test(text);
}

/** Headers without a cookie of the sign-in library that leads nowhere; everything else as it came. */
export function withoutBadCallback(given: Headers): Headers {
  const headers = new Headers(given);
  const cookies = headers.get('cookie')?.split(/; */) ?? [];
  const kept = cookies.filter((cookie) => !isBadCallback(cookie));
  if (kept.length === cookies.length) return headers;
  if (kept.length === 0) headers.delete('cookie');
  else headers.set('cookie', kept.join('; '));
  return headers;
}

function isBadCallback(cookie: string): boolean {
  const [name = '', ...value] = cookie.split('=');
  return COOKIE.test(name.trim()) && !isReadableCallback(decoded(value.join('=')));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
