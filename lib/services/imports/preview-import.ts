import type { Encoding, RecordType } from '@/lib/contracts/imports/imports';
import { type ImportPreview, MOST_PREVIEW_BYTES, type previewImportOperation } from '@/lib/contracts/imports/preview';
import type { InputOf } from '@/lib/contracts/operation';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { previewCsv } from '@/lib/services/imports/preview/preview-csv';
import { previewJson } from '@/lib/services/imports/preview/preview-json';
import { wholeLines } from '@/lib/services/imports/preview/whole-lines';
import { formatOf } from '@/lib/services/imports/reading/format-of';
import { notUtf8 } from '@/lib/services/imports/reading/source-line';
import { UnreadableFile } from '@/lib/services/imports/reading/unreadable-file';
import { utf8Chunks } from '@/lib/services/imports/reading/utf8-chunks';

type Upload = {
  request: { body: AsyncIterable<Uint8Array> | null; headers: { get: (name: string) => string | null } };
};

/**
 * Says how an import would read a file that begins like the body, by what an import reads with. What is not UTF-8 is shown as
 * Windows-1252, which the import would have to be asked for. Reads nothing from the database. @throws body_too_large
 */
export async function previewImport(
  _ctx: Ctx,
  { encoding: given, file_name, format: asked, record_type: only }: InputOf<typeof previewImportOperation>,
  { request }: Upload,
): Promise<ImportPreview> {
  const bytes = await readBeginning(request.body);
  const format = asked ?? formatOf(file_name, request.headers.get('content-type'));
  const isCut = bytes.length >= MOST_PREVIEW_BYTES;
  const { encoding, text } = await decodedBeginning(bytes, given, isCut);
  const failure = encoding === 'windows-1252' && given !== encoding ? notUtf8() : '';
  const read =
    format === 'csv'
      ? previewCsv(oneChunk(text), { fileName: file_name, recordType: only ?? null })
      : previewJson(oneChunk(text), only ?? null);
  const shown = await read.catch((error: unknown) => nothingShown(error, format, only ?? null));
  return { ...shown, encoding, failure: failure || shown.failure };
}

async function readBeginning(body: AsyncIterable<Uint8Array> | null): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.length;
    if (length > MOST_PREVIEW_BYTES) throw new DomainError('body_too_large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

type Beginning = { encoding: ImportPreview['encoding']; text: Uint8Array };

async function decodedBeginning(bytes: Buffer, given: Encoding, isCut: boolean): Promise<Beginning> {
  const { chunks, encoding } = await utf8Chunks(oneChunk(bytes), given, { isCut });
  const decoded: Uint8Array[] = [];
  for await (const chunk of chunks) decoded.push(chunk);
  const text = isCut ? wholeLines(Buffer.concat(decoded)) : Buffer.concat(decoded);
  if (encoding !== 'utf-8' || isUtf8(text)) return { encoding, text };
  return decodedBeginning(bytes, 'windows-1252', isCut);
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  if (bytes.length > 0) yield bytes;
}

function nothingShown(
  error: unknown,
  format: 'ndjson' | 'csv',
  only: RecordType | null,
): Omit<ImportPreview, 'encoding'> {
  if (!(error instanceof UnreadableFile)) throw error;
  const nothing = { separator: null, record_types: [], unknown_columns: [], records: [] };
  return { ...nothing, format, record_type: only, failure: error.message };
}
