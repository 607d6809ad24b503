import type { FileAnswer } from '@/lib/contracts/operation';
import { hasVersion, versionOf } from '@/lib/http/version';

/**
 * A file as a response: browsers may keep it, unless it is confidential, and ask each time whether it is current; 304 to who has it.
 * Its name is written as RFC 6266 asks, in letters that every program reads and in its own.
 */
export function fileResponse(request: Request, file: FileAnswer): Response {
  const { content, fileName, isConfidential = false, mediaType, version } = file;
  const etag = version === undefined ? versionOf(bytesOf(content)) : versionOf(`${mediaType} ${version}`);
  const headers = new Headers({ etag, 'cache-control': isConfidential ? 'no-store' : 'private, no-cache' });
  if (hasVersion(request, etag)) return new Response(null, { status: 304, headers });
  headers.set('content-type', mediaType);
  if (fileName !== null) headers.set('content-disposition', dispositionOf(fileName));
  if (typeof content === 'string' || content instanceof Uint8Array) return new Response(content, { headers });
  headers.set('content-length', String(content.size));
  return new Response(content.stream(), { headers });
}

function bytesOf(content: FileAnswer['content']): string | Uint8Array {
  if (typeof content === 'string' || content instanceof Uint8Array) return content;
  throw new Error('A file that is streamed needs a version.');
}

function dispositionOf(fileName: string): string {
  const plain = fileName.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const exact = encodeURIComponent(fileName).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}
