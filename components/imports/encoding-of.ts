import type { Encoding } from '@/lib/contracts/imports/imports';

const MARK_BYTES = 2;

/**
 * What an import must be asked to read a file as: Windows-1252 where it is not UTF-8 to its end and no byte order mark says that
 * it is UTF-16. Reads the file piece by piece.
 */
export async function encodingOf(file: Blob): Promise<Encoding> {
  const [first, second] = new Uint8Array(await file.slice(0, MARK_BYTES).arrayBuffer());
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return isUtf16 || (await isUtf8(file)) ? 'utf-8' : 'windows-1252';
}

async function isUtf8(file: Blob): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const reader = file.stream().getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read())
      decoder.decode(next.value, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  } finally {
    await reader.cancel();
  }
}
