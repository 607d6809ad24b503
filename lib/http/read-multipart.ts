import { createHash } from 'node:crypto';
import type { FilePart } from '@/lib/contracts/operation';
import { DomainError, fieldError } from '@/lib/core/errors';
import { readBytes } from '@/lib/http/read-body';

/** Room for the fields and what surrounds them. */
const MOST_FIELD_BYTES = 64 * 1024;

/** A file as it was sent. `name` is what the sender calls it and nothing to rely on. */
export type SentFile = { name: string; mediaType: string; bytes: Uint8Array<ArrayBuffer> };

/**
 * A multipart body: its fields as text, its file, and a digest of all of it. Read no further than its limit. Where the file is
 * not required, its field may hold a text instead.
 * @throws media_type_unknown, body_too_large, body_unreadable; validation_failed naming the field
 */
export async function readMultipart(
  request: Request,
  { field, isJudgedByBytes = false, mediaTypes, mostBodyBytes, mostBytes }: FilePart,
  isRequired = true,
): Promise<{ fields: Record<string, string>; file: SentFile | null; digest: string }> {
  const mediaType = request.headers.get('content-type') ?? '';
  if (!/^multipart\/form-data\s*;/i.test(mediaType)) throw new DomainError('media_type_unknown');
  const bytes = await readBytes(request, mostBodyBytes ?? mostBytes + MOST_FIELD_BYTES);
  const form = await new Response(bytes, { headers: { 'content-type': mediaType } }).formData().catch(() => {
    throw new DomainError('body_unreadable', { detail: 'The body is not multipart/form-data.' });
  });
  const fields = new Map<string, string>();
  let file: File | undefined;
  for (const [name, value] of form) {
    if (fields.has(name) || (name === field && file !== undefined)) throw fieldError(name, 'Send this only once.');
    if (typeof value === 'string' && (name !== field || !isRequired)) fields.set(name, value);
    else if (typeof value !== 'string' && name === field) file = value;
    else throw fieldError(name, name === field ? 'Must be a file.' : 'Must be text.');
  }
  const digest = createHash('sha256').update(bytes).digest('base64url');
  if (file === undefined && !isRequired) return { fields: Object.fromEntries(fields), file: null, digest };
  if (file === undefined) throw fieldError(field, 'Choose a file.');
  if (!isJudgedByBytes && !mediaTypes.includes(file.type))
    throw fieldError(field, `Must be one of ${mediaTypes.join(', ')}.`);
  if (file.size > mostBytes) throw fieldError(field, `Must be at most ${mostBytes} bytes.`);
  const sent = { name: file.name, mediaType: file.type, bytes: new Uint8Array(await file.arrayBuffer()) };
  return { fields: Object.fromEntries(fields), file: sent, digest };
}
