import type { RawLine } from '@/lib/services/imports/reading/gathered-line';
import { type Peeked, peekedChunks } from '@/lib/services/imports/reading/peeked-chunks';
import { NOT_UTF8, notUtf8, type SourceLine, TOO_LONG } from '@/lib/services/imports/reading/source-line';
import { BEGIN_ARRAY, splitArray } from '@/lib/services/imports/reading/split-array';
import { splitLines } from '@/lib/services/imports/reading/split-lines';
import { UnreadableFile } from '@/lib/services/imports/reading/unreadable-file';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Reads newline-delimited JSON, numbering lines from 1 and passing over empty ones; or a JSON array, numbering its records.
 * @throws UnreadableFile when what comes first is no JSON object: then this is some other file.
 */
export async function* readNdjson(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<SourceLine> {
  const { all, isArray } = await peekedArray(chunks);
  let line = 0;
  let isFirst = true;
  for await (const raw of isArray ? splitArray(all) : splitLines(all)) {
    line += 1;
    const read = readLine(raw, line);
    if (read === undefined) continue;
    if (isFirst) requireObject(read);
    isFirst = false;
    yield read;
  }
}

const BLANKS = new Set([0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf]);

/** Whether a file is a JSON array: its first byte that is no blank and no byte order mark begins one. */
export async function peekedArray(chunks: AsyncIterable<Uint8Array>): Promise<Peeked & { isArray: boolean }> {
  const firstOf = (head: Uint8Array) => head.find((byte) => !BLANKS.has(byte));
  const peeked = await peekedChunks(chunks, (head) => firstOf(head) !== undefined);
  return { ...peeked, isArray: firstOf(peeked.head) === BEGIN_ARRAY };
}

function readLine(raw: RawLine, line: number): SourceLine | undefined {
  if (raw === null) return { line, bytes: 0, error: TOO_LONG };
  const text = decoded(raw, line);
  if (text === undefined) return { line, bytes: raw.length, error: NOT_UTF8, isBinary: true };
  if (text === '') return undefined;
  try {
    return { line, bytes: raw.length, value: JSON.parse(text) };
  } catch {
    return { line, bytes: raw.length, error: 'The line is not JSON.' };
  }
}

function decoded(raw: Uint8Array, line: number): string | undefined {
  try {
    const text = utf8.decode(raw);
    return (line === 1 && text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text).trim();
  } catch {
    return undefined;
  }
}

function requireObject(first: SourceLine): void {
  if ('value' in first && typeof first.value === 'object' && first.value !== null && !Array.isArray(first.value))
    return;
  if ('isBinary' in first) throw new UnreadableFile(notUtf8());
  throw new UnreadableFile(
    'The file is not NDJSON: its first line is not a JSON object. It isn’t a JSON array of objects either.',
  );
}
