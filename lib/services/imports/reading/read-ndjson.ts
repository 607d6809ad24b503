import { NOT_UTF8, type SourceLine, TOO_LONG } from '@/lib/services/imports/reading/source-line';
import { type RawLine, splitLines } from '@/lib/services/imports/reading/split-lines';
import { UnreadableFile } from '@/lib/services/imports/reading/unreadable-file';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Reads newline-delimited JSON, numbering lines from 1 and passing over empty ones.
 * @throws UnreadableFile when the first line that says anything is no JSON object: then this is some other file.
 */
export async function* readNdjson(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<SourceLine> {
  let line = 0;
  let isFirst = true;
  for await (const raw of splitLines(chunks)) {
    line += 1;
    const read = readLine(raw, line);
    if (read === undefined) continue;
    if (isFirst) requireObject(read);
    isFirst = false;
    yield read;
  }
}

function readLine(raw: RawLine, line: number): SourceLine | undefined {
  if (raw === null) return { line, bytes: 0, flaw: TOO_LONG };
  const text = decoded(raw, line);
  if (text === undefined) return { line, bytes: raw.length, flaw: NOT_UTF8, isBinary: true };
  if (text === '') return undefined;
  try {
    return { line, bytes: raw.length, value: JSON.parse(text) };
  } catch {
    return { line, bytes: raw.length, flaw: 'The line is not JSON.' };
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
  if ('isBinary' in first) throw new UnreadableFile('The file is not UTF-8 text.');
  throw new UnreadableFile('The file is not NDJSON: its first line is not a JSON object.');
}
