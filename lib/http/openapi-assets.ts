import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { openApiFile } from '@/lib/core/routes';
import { unknownAddress } from '@/lib/http/unknown-address';

type Asset = { mediaType: string; read: () => Promise<string> };

const script = 'text/javascript; charset=utf-8';
const style = 'text/css; charset=utf-8';

const assets: ReadonlyMap<string, Asset> = new Map([
  ['swagger-ui.css', { mediaType: style, read: () => readPackaged('swagger-ui.css') }],
  ['swagger-ui-bundle.js', { mediaType: script, read: () => readPackaged('swagger-ui-bundle.js') }],
  ['page.css', { mediaType: style, read: async () => pageStyle }],
  ['start.js', { mediaType: script, read: async () => start }],
]);

/** Answers the files that the API's page loads: Swagger UI from its package, and our few lines that start it. */
export const openApiAsset = { method: 'GET', handle: answer } as const;

type PathParams = Record<string, string | string[] | undefined>;

async function answer(request: Request, { asset: name }: PathParams): Promise<Response> {
  const asset = typeof name === 'string' ? assets.get(name) : undefined;
  if (asset === undefined) return unknownAddress(request);
  const headers = { 'content-type': asset.mediaType, 'cache-control': 'public, max-age=3600' };
  return new Response(await asset.read(), { headers: { ...headers, 'x-content-type-options': 'nosniff' } });
}

/** From the installed package: the build leaves it where npm put it. */
function readPackaged(name: string): Promise<string> {
  const folder = path.join(/* turbopackIgnore: true */ process.cwd(), 'node_modules', 'swagger-ui-dist');
  return readFile(path.join(/* turbopackIgnore: true */ folder, name), 'utf8');
}

const start = `
const prefersDark = matchMedia('(prefers-color-scheme: dark)');
const paint = () => document.documentElement.classList.toggle('dark-mode', prefersDark.matches);
prefersDark.addEventListener('change', paint);
paint();
SwaggerUIBundle({
  url: '${openApiFile}',
  dom_id: '#swagger-ui',
  deepLinking: true,
  docExpansion: 'list',
  filter: true,
  validatorUrl: null,
});
`;

const pageStyle = `
body { margin: 0; background: #fafafa; }
html.dark-mode body { background: #1c2022; }
.swagger-ui .info { margin: 24px 0; }
`;
