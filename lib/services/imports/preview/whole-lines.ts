const LINE_FEED = 10;
const ASCII_END = 0x80;

/** The lines of UTF-8 that a cut left whole; of a single line what is left of it, without the rest of a character. */
export function wholeLines(bytes: Uint8Array): Uint8Array {
  const end = bytes.lastIndexOf(LINE_FEED);
  if (end > 0) return bytes.subarray(0, end + 1);
  const last = bytes.findLastIndex((byte) => byte < ASCII_END);
  return bytes.subarray(0, last + 1);
}
