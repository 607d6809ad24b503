/** One line (or CSV record) of a file: what it says, or why nothing can be made of it. */
export type SourceLine =
  | { line: number; bytes: number; value: unknown }
  | { line: number; bytes: number; error: string; isBinary?: boolean };

/** The longest line that is read, in bytes. */
export const MOST_LINE_BYTES = 1024 * 1024;

export const TOO_LONG = 'The line is longer than 1 MiB.';
export const NOT_UTF8 = 'The line is not UTF-8 text.';

/** Why a file is refused that is not UTF-8, and what to do about it. @param place where that shows, such as "see line 2" */
export function notUtf8(place = ''): string {
  const where = place === '' ? '' : `: ${place}`;
  return `The file is not UTF-8 text${where}. It was probably saved as Windows-1252. Save it as UTF-8: in Excel, choose the file type “CSV UTF-8”; in a text editor, the encoding UTF-8. Or import it as Windows-1252.`;
}
