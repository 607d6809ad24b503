import { gatheredLine, type RawLine } from '@/lib/services/imports/reading/gathered-line';

export const BEGIN_ARRAY = 0x5b;
const END_ARRAY = 0x5d;
const BEGIN_OBJECT = 0x7b;
const END_OBJECT = 0x7d;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;

/** An element that is missing, as text that is no JSON: readers pass over blank lines. */
const NOTHING = Uint8Array.of(COMMA);

/**
 * Cuts the bytes of a JSON array into those of its elements, as they come: an element is looked at no further than to find its
 * end. Text behind the array and the rest of one that was cut off come as elements that are no JSON.
 */
export async function* splitArray(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<RawLine> {
  const place: Place = { depth: 0, isInText: false, isEscaped: false, isOver: false };
  const element = gatheredLine();
  for await (const chunk of chunks) {
    let start = 0;
    for (let at = 0; at < chunk.length; at++) {
      const ended = endedBy(place, chunk[at] ?? 0);
      if (ended === null) continue;
      element.keep(chunk.subarray(start, at));
      start = at + 1;
      const found = element.take();
      if (ended === 'element' || (ended === 'array' && !isBlank(found))) yield isBlank(found) ? NOTHING : found;
    }
    element.keep(chunk.subarray(start));
  }
  const rest = element.take();
  if (!place.isOver || !isBlank(rest)) yield isBlank(rest) ? NOTHING : rest;
}

type Place = { depth: number; isInText: boolean; isEscaped: boolean; isOver: boolean };

/** Moves on by one byte. @returns what ends with it: what stands before the array, an element of it, or all of it */
function endedBy(place: Place, byte: number): 'prelude' | 'element' | 'array' | null {
  if (place.isOver) return null;
  if (place.isInText) {
    place.isInText = place.isEscaped || byte !== QUOTE;
    place.isEscaped = !place.isEscaped && byte === BACKSLASH;
    return null;
  }
  if (byte === QUOTE) place.isInText = true;
  if (byte === COMMA) return place.depth === 1 ? 'element' : null;
  if (byte === BEGIN_ARRAY || byte === BEGIN_OBJECT) {
    place.depth += 1;
    return place.depth === 1 ? 'prelude' : null;
  }
  if (byte !== END_ARRAY && byte !== END_OBJECT) return null;
  place.depth -= 1;
  place.isOver = place.depth <= 0;
  return place.isOver ? 'array' : null;
}

function isBlank(bytes: RawLine): boolean {
  return bytes?.every((byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)) === true;
}
