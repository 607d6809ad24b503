import { describe, expect, it } from 'vitest';
import { GET as asset } from '@/app/api/docs/[asset]/route';
import { GET as page, POST as postToPage } from '@/app/api/docs/route';
import { apiDocsPage, openApiFile } from '@/lib/core/routes';

const request = new Request(`http://heed.test${apiDocsPage}`);

function load(address: string): Promise<Response> {
  const name = address.slice(apiDocsPage.length);
  return asset(new Request(`http://heed.test${address}`), { params: Promise.resolve({ asset: name }) });
}

async function addressesIn(answer: Response): Promise<string[]> {
  const found = [...(await answer.text()).matchAll(/(?:src|href)="([^"]+)"/g)];
  return found.map(([, address = '']) => address);
}

describe('GET /api/docs/', () => {
  it('answers 200 with a page that loads nothing from elsewhere, under a policy that forbids it', async () => {
    const answer = await page(request, { params: Promise.resolve({}) });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
    expect((await addressesIn(answer)).filter((address) => !address.startsWith('/'))).toEqual([]);
  });

  it('answers 200 to each file that the page loads', async () => {
    const addresses = await addressesIn(await page(request, { params: Promise.resolve({}) }));
    const ours = addresses.filter((address) => address.startsWith(apiDocsPage));
    expect(ours).toHaveLength(4);
    for (const address of ours) {
      const answer = await load(address);
      expect([answer.status, (await answer.text()).length > 50]).toEqual([200, true]);
    }
  });

  it('starts with our own document and asks no validator elsewhere', async () => {
    const text = await (await load(`${apiDocsPage}start.js`)).text();
    expect(text).toContain(`url: '${openApiFile}'`);
    expect(text).toContain('validatorUrl: null');
  });

  it.each(['swagger-ui.js.map', '..%2fpackage.json', '__proto__'])('answers 404 to %s', async (name) => {
    const answer = await load(`${apiDocsPage}${name}`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
  });

  it('answers 405 with Allow to other methods', async () => {
    const answer = await postToPage(new Request(request, { method: 'POST' }), { params: Promise.resolve({}) });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });
});
