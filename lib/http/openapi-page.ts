import { apiDocsAsset } from '@/lib/core/routes';

/** Answers the page on which the API can be read and tried; everything that it loads is ours. */
export const openApiPage = { method: 'GET', handle: answer } as const;

async function answer(request: Request): Promise<Response> {
  const nonce = nonceOf(request);
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy(nonce),
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
  };
  return new Response(page(nonce), { headers });
}

/** The nonce that the proxy gave this request, where one stands before us: its policy asks scripts for it. */
function nonceOf(request: Request): string | null {
  const nonce = request.headers.get('x-nonce');
  return nonce !== null && /^[\w+/=-]{8,100}$/.test(nonce) ? nonce : null;
}

/** Swagger UI draws its icons from data addresses and sets styles on elements; scripts come from files alone. */
function policy(nonce: string | null): string {
  return [
    "default-src 'none'",
    `script-src 'self'${nonce === null ? '' : ` 'nonce-${nonce}'`}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

function page(nonce: string | null): string {
  const mark = nonce === null ? '' : ` nonce="${nonce}"`;
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Heed API</title>
    <link rel="icon" href="/mark.svg">
    <link rel="stylesheet" href="${apiDocsAsset('swagger-ui.css')}">
    <link rel="stylesheet" href="${apiDocsAsset('page.css')}">
  </head>
  <body>
    <main id="swagger-ui"><noscript>This page needs JavaScript; the document itself does not.</noscript></main>
    <script${mark} src="${apiDocsAsset('swagger-ui-bundle.js')}"></script>
    <script${mark} src="${apiDocsAsset('start.js')}"></script>
  </body>
</html>
`;
}
