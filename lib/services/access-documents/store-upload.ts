import { createHash, randomUUID } from 'node:crypto';
import { MOST_DOCUMENT_BYTES } from '@/lib/contracts/access/documents';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';

const PART_BYTES = 512 * 1024;
const TAIL_BYTES = 1_024;
const HEAD = '%PDF-';
const END = '%%EOF';

/** An upload whose bytes are stored, but belong to no document yet. */
export type Upload = { id: string; size: number; sha256: string };

/**
 * Stores the bytes of a PDF file as they come, so that few are held at once. What is refused or breaks off leaves nothing.
 * @throws body_too_large; validation_failed for no PDF file; body_unreadable where the sender hung up
 */
export async function storeUpload(ctx: Ctx, chunks: AsyncIterable<Uint8Array>): Promise<Upload> {
  const id = randomUUID();
  try {
    return await storeParts(ctx, id, chunks);
  } catch (error) {
    await dropUpload(ctx, id);
    throw error;
  }
}

/** Deletes what was stored of an upload. */
export async function dropUpload({ db }: Ctx, id: string): Promise<void> {
  await db.accessDocumentPart.deleteMany({ where: { upload_id: id } });
}

async function storeParts({ db, now }: Ctx, id: string, chunks: AsyncIterable<Uint8Array>): Promise<Upload> {
  const hash = createHash('sha256');
  let [size, position] = [0, 0];
  let tail = Buffer.alloc(0);
  for await (const part of partsOf(arriving(chunks))) {
    if (position === 0 && !part.subarray(0, HEAD.length).equals(Buffer.from(HEAD))) throw notPdf();
    size += part.length;
    hash.update(part);
    tail = Buffer.concat([tail, part.subarray(-TAIL_BYTES)]).subarray(-TAIL_BYTES);
    await db.accessDocumentPart.create({
      data: { upload_id: id, position, bytes: new Uint8Array(part), created: now },
    });
    position += 1;
  }
  if (!tail.includes(END)) throw notPdf();
  return { id, size, sha256: hash.digest('hex') };
}

/** The bytes in parts of one size but for the last. @throws body_too_large before more than the limit is stored */
async function* partsOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let [waiting, size]: [Buffer, number] = [Buffer.alloc(0), 0];
  for await (const chunk of chunks) {
    size += chunk.byteLength;
    if (size > MOST_DOCUMENT_BYTES) throw new DomainError('body_too_large');
    waiting = Buffer.concat([waiting, chunk]);
    while (waiting.length >= PART_BYTES) {
      yield waiting.subarray(0, PART_BYTES);
      waiting = waiting.subarray(PART_BYTES);
    }
  }
  if (waiting.length > 0) yield waiting;
}

async function* arriving(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
  } catch (error) {
    throw new DomainError('body_unreadable', { detail: 'The request ended before its body did.' }, { cause: error });
  }
}

function notPdf(): DomainError {
  return new DomainError('validation_failed', {
    detail: 'This is not a PDF file.',
    fields: { body: ['This is not a PDF file.'] },
  });
}
