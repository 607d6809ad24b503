import type { Encoding } from '@/lib/contracts/imports/imports';
import { peekedChunks } from '@/lib/services/imports/reading/peeked-chunks';
import { UnreadableFile } from '@/lib/services/imports/reading/unreadable-file';

const MARK_BYTES = 3;

/** What a file is written in. */
export type FileEncoding = Encoding | 'utf-16';

/** A file’s encoding, and its bytes as those of UTF-8. */
export type Decoded = { encoding: FileEncoding; chunks: AsyncIterable<Uint8Array> };

/** Byte order marks, and how the text after them is decoded; UTF-8 is passed on as it is. */
const marks = [
  { bytes: [0xff, 0xfe], encoding: 'utf-16', label: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16', label: 'utf-16be' },
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8', label: null },
] as const;

/**
 * Brings a file into UTF-8: its byte order mark says what it is, else its sender does. @throws UnreadableFile while it is read
 * @param isCut the bytes are those of a beginning, which may end within a character
 */
export async function utf8Chunks(
  chunks: AsyncIterable<Uint8Array>,
  encoding: Encoding,
  { isCut = false } = {},
): Promise<Decoded> {
  const { all, head } = await peekedChunks(chunks, ({ length }) => length >= MARK_BYTES);
  const mark = marks.find(({ bytes }) => bytes.every((byte, at) => head[at] === byte));
  const unmarked = { encoding, label: encoding === 'utf-8' ? null : encoding };
  const { label, ...found } = mark ?? unmarked;
  return { encoding: found.encoding, chunks: label === null ? all : recoded(all, label, isCut) };
}

async function* recoded(chunks: AsyncIterable<Uint8Array>, label: string, isCut: boolean): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(label, { fatal: true });
  const encoder = new TextEncoder();
  const decode = (chunk?: Uint8Array) => {
    try {
      return encoder.encode(decoder.decode(chunk, { stream: chunk !== undefined }));
    } catch {
      throw new UnreadableFile('The file begins like UTF-16, but is not UTF-16 to its end. Save it as UTF-8.');
    }
  };
  for await (const chunk of chunks) yield decode(chunk);
  if (!isCut) yield decode();
}
