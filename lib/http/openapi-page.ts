import { randomUUID } from 'node:crypto';
import { apiDocsAsset } from '@/lib/core/routes';

/** Answers the page on which the API can be read and tried; everything that it loads is ours. */
export const openApiPage = { method: 'GET', handle: answer } as const;

/** Scripts and styles come from files alone, scripts by their nonce too; Swagger UI draws its icons from data addresses. */
const policyWith = (nonce: string) =>
  [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

async function answer(): Promise<Response> {
  const nonce = randomUUID();
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policyWith(nonce),
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
  };
  return new Response(pageWith(nonce), { headers });
}

const pageWith = (nonce: string) => `<!doctype html>
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
    <main id="swagger-ui"><noscript>This page needs JavaScript. The OpenAPI document does not.</noscript></main>
    <script nonce="${nonce}" src="${apiDocsAsset('swagger-ui-bundle.js')}"></script>
    <script nonce="${nonce}" src="${apiDocsAsset('start.js')}"></script>
  </body>
</html>
`;
