import type { FileAnswer } from '@/lib/contracts/operation';
import { hasVersion, versionOf } from '@/lib/http/version';

/**
 * A file as a response: browsers may keep it and ask each time whether it is current; 304 to who has it. Its name is written
 * as RFC 6266 asks, in letters that every program reads and in its own.
 */
export function fileResponse(request: Request, { content, mediaType, fileName, version }: FileAnswer): Response {
  const etag = version === undefined ? versionOf(content) : versionOf(`${mediaType} ${version}`);
  const headers = new Headers({ etag, 'cache-control': 'private, no-cache' });
  if (hasVersion(request, etag)) return new Response(null, { status: 304, headers });
  headers.set('content-type', mediaType);
  if (fileName !== null) headers.set('content-disposition', dispositionOf(fileName));
  return new Response(content, { headers });
}

function dispositionOf(fileName: string): string {
  const plain = fileName.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const exact = encodeURIComponent(fileName).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}
