import { peekedPieces } from '@/lib/services/imports/reading/peeked-pieces';

/** What may stand between the cells of a line; of several that occur equally often the first counts. */
export const separators = [',', ';', '\t', '|'] as const;
export type Separator = (typeof separators)[number];

/** The text of a CSV file with the separator of its first line. */
export type SeparatedText = { separator: Separator; text: AsyncIterable<string> };

/** Finds the separator out from the first line, outside quotes, or from the line `sep=;` that Excel understands. */
export async function separatedText(texts: AsyncIterable<string>): Promise<SeparatedText> {
  const { head, startingWith } = await peekedPieces(
    texts,
    (read) => firstLineOf(read) !== null,
    (parts) => parts.join(''),
  );
  const first = firstLineOf(head) ?? head;
  const named = separators.find(
    (one) => first.trim().toLowerCase() === `sep=${one}` || first.toLowerCase() === `sep=${one}`,
  );
  // The line stays as a blank one, so that the numbers of the others hold.
  const text = named === undefined ? head : head.replace(first, '');
  return { separator: named ?? separatorOf(first), text: startingWith(text) };
}

/** The first line that says anything, as far as its end is there; line ends within quotes belong to it. */
function firstLineOf(text: string): string | null {
  let isQuoted = false;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') isQuoted = !isQuoted;
    if (isQuoted || (text[at] !== '\n' && text[at] !== '\r')) continue;
    if (at > start) return text.slice(start, at);
    start = at + 1;
  }
  return null;
}

function separatorOf(line: string): Separator {
  const unquoted = line.replace(/"[^"]*"?/g, '');
  const counts = separators.map((one) => unquoted.split(one).length - 1);
  return separators[counts.indexOf(Math.max(...counts))] ?? ',';
}
