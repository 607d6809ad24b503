import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { UnreadableFile } from '@/lib/services/imports/reading/unreadable-file';

const CHUNK_BYTES = 256 * 1024;

const sentences: Readonly<Record<string, string>> = {
  ENOENT: 'The file doesn’t exist.',
  EISDIR: 'It is a folder, not a file.',
  EACCES: 'This user isn’t allowed to read it.',
};

/**
 * The bytes of a file, after one look at all of it: a file that is not UTF-8 to its end changes nothing.
 * A pipe can be read once only, so its lines are judged as they come.
 * @throws UnreadableFile
 */
export async function* fileChunks(file: string): AsyncGenerator<Uint8Array> {
  try {
    if ((await stat(file)).isFile()) await requireUtf8(file);
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

async function requireUtf8(file: string): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of bytesOf(file)) decoder.decode(chunk, { stream: true });
    decoder.decode();
  } catch (error) {
    throw error instanceof TypeError ? new UnreadableFile('The file is not UTF-8 text.') : error;
  }
}

function translated(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const sentence = sentences[code];
  return sentence === undefined ? error : new UnreadableFile(`Couldn’t read the file. ${sentence}`);
}
