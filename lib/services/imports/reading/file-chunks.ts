import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Encoding } from '@/lib/contracts/imports/imports';
import { notUtf8 } from '@/lib/services/imports/reading/source-line';
import { UnreadableFile } from '@/lib/services/imports/reading/unreadable-file';
import { utf8Chunks } from '@/lib/services/imports/reading/utf8-chunks';

const CHUNK_BYTES = 256 * 1024;

const sentences: Readonly<Record<string, string>> = {
  ENOENT: 'The file doesn’t exist.',
  EISDIR: 'It is a folder, not a file.',
  EACCES: 'This user isn’t allowed to read it.',
};

/**
 * The bytes of a file, after one look at all of it: a file that is not to its end what it is written in changes nothing.
 * A pipe can be read once only, so its lines are judged as they come.
 * @throws UnreadableFile
 */
export async function* fileChunks(file: string, encoding: Encoding = 'utf-8'): AsyncGenerator<Uint8Array> {
  try {
    if ((await stat(file)).isFile()) await requireReadable(file, encoding);
    yield* bytesOf(file);
  } catch (error) {
    throw translated(error);
  }
}

/** The size of a file in bytes; null when it has none, being a pipe or missing. */
export async function fileSize(file: string): Promise<number | null> {
  const known = await stat(file).catch(() => undefined);
  return known?.isFile() ? known.size : null;
}

async function* bytesOf(file: string): AsyncGenerator<Uint8Array> {
  for await (const chunk of createReadStream(file, { highWaterMark: CHUNK_BYTES })) {
    if (chunk instanceof Uint8Array) yield chunk;
  }
}

async function requireReadable(file: string, encoding: Encoding): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    const { chunks } = await utf8Chunks(bytesOf(file), encoding);
    for await (const chunk of chunks) decoder.decode(chunk, { stream: true });
    decoder.decode();
  } catch (error) {
    throw error instanceof TypeError ? new UnreadableFile(notUtf8()) : error;
  }
}

function translated(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const sentence = sentences[code];
  return sentence === undefined ? error : new UnreadableFile(`Couldn’t read the file. ${sentence}`);
}
