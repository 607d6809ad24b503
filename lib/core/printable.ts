/** Text that someone else wrote, without control characters but line breaks and tabs, without halves of characters, trimmed. */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\P{Cc}\n\t]/gu, ' ')
    .trim();
}

/** The same in one line of at most `longest` UTF-16 units: cut between characters, with an ellipsis where it was cut. */
export function printableLine(text: string, longest: number): string {
  return cut(printable(text).replace(/\s+/g, ' '), longest);
}

/** Text of at most `longest` UTF-16 units: cut between characters, never within one, with an ellipsis where it was cut. */
export function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** Text of at most so many bytes of UTF-8, cut like `cut`. */
export function cutToBytes(text: string, most: number): string {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length <= most) return text;
  const room = Math.max(0, most - ELLIPSIS_BYTES);
  return `${new TextDecoder().decode(bytes.subarray(0, room), { stream: true })}…`;
}

const ELLIPSIS_BYTES = 3;
