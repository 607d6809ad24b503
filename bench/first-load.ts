import { gzipSync } from 'node:zlib';
import { z } from 'zod';

const BYTES_PER_KB = 1_000;

/** The script files that a page's HTML makes a browser load, for a demo person, and their size as sent. */
export async function measureFirstLoad(origin: string, page: string): Promise<{ files: number; gzipKb: number }> {
  const cookie = await signInAsDemoPerson(origin);
  const answer = await fetch(`${origin}${page}`, { headers: { cookie }, redirect: 'manual' });
  if (answer.status !== 200) throw new Error(`${page} answers ${answer.status} to a demo person.`);
  const scripts = scriptsOf(await answer.text());
  if (scripts.length === 0) throw new Error(`${page} refers to no script.`);
  const sizes = await Promise.all(scripts.map((script) => gzipBytes(`${origin}${script}`)));
  return { files: scripts.length, gzipKb: sizes.reduce((sum, size) => sum + size, 0) / BYTES_PER_KB };
}

/** Addresses of scripts and of preloaded ones, each once; what only browsers without modules load is left out. */
function scriptsOf(html: string): string[] {
  const tags = html.match(/<(script|link)\b[^>]*>/g) ?? [];
  const loaded = tags.filter(
    (tag) => !/\bnomodule\b/i.test(tag) && (tag.startsWith('<script') || /as="script"|modulepreload/.test(tag)),
  );
  const addresses = loaded.flatMap((tag) => /\b(?:src|href)="(\/[^"]+)"/.exec(tag)?.[1] ?? []);
  const old = new Set(
    tags.filter((tag) => /\bnomodule\b/i.test(tag)).flatMap((tag) => /\bsrc="(\/[^"]+)"/.exec(tag)?.[1] ?? []),
  );
  return [...new Set(addresses)].filter((address) => !old.has(address));
}

async function gzipBytes(url: string): Promise<number> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} answers ${answer.status}.`);
  return gzipSync(Buffer.from(await answer.arrayBuffer())).byteLength;
}

/** Signs in as the first person that the sign-in page offers. @returns the cookies of the session */
async function signInAsDemoPerson(origin: string): Promise<string> {
  const signInPage = await (await fetch(`${origin}/sign-in`)).text();
  const uuid = /name="uuid" value="([\w-]+)"/.exec(signInPage)?.[1];
  if (uuid === undefined) throw new Error('The sign-in page offers no demo person.');
  const asked = await fetch(`${origin}/api/auth/csrf`);
  const { csrfToken } = z.object({ csrfToken: z.string() }).parse(await asked.json());
  const answer = await fetch(`${origin}/api/auth/callback/demo`, {
    method: 'POST',
    headers: { cookie: cookiesOf(asked), origin },
    body: new URLSearchParams({ csrfToken, uuid }),
    redirect: 'manual',
  });
  return cookiesOf(answer);
}

function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ');
}
