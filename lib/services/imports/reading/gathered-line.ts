import { MOST_LINE_BYTES } from '@/lib/services/imports/reading/source-line';

/** The bytes of one line without its line feed; null when it is longer than a line may be. */
export type RawLine = Uint8Array | null;

/** Gathers the pieces of lines, one line after the other, and holds no more than one of the greatest length. */
export function gatheredLine() {
  let parts: Uint8Array[] = [];
  let length = 0;
  return {
    keep(part: Uint8Array): void {
      length += part.length;
      if (length <= MOST_LINE_BYTES) parts.push(part);
      else parts = [];
    },
    take(): RawLine {
      const line = length > MOST_LINE_BYTES ? null : joined(parts);
      parts = [];
      length = 0;
      return line;
    },
    isEmpty: () => length === 0,
  };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts;
  return only !== undefined && parts.length === 1 ? only : Buffer.concat(parts);
}
