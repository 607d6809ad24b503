const SIGNATURE_BYTES = 8;
/** The length of a chunk, its name and its checksum. */
const AROUND_CHUNK_BYTES = 12;

/** Whether a PNG declares frames before its first picture, which decoders that know one frame alone do not say. */
export function isAnimatedPng(bytes: Uint8Array): boolean {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = SIGNATURE_BYTES;
  while (at + AROUND_CHUNK_BYTES <= view.length) {
    const name = view.toString('latin1', at + 4, at + 8);
    if (name === 'acTL') return true;
    if (name === 'IDAT') return false;
    at += view.readUInt32BE(at) + AROUND_CHUNK_BYTES;
  }
  return false;
}
