import { userAgent } from 'next/server';

/** The browser of a call as people know it: "Firefox on Linux". What it says of itself proves nothing. */
export function formatBrowser(headers: Headers): string {
  const { browser, os } = userAgent({ headers });
  return `${browser.name ?? 'An unknown browser'} on ${os.name ?? 'an unknown system'}`;
}
