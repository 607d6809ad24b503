/** One line (or CSV record) of a file: what it says, or why nothing can be made of it. */
export type SourceLine =
  | { line: number; bytes: number; value: unknown }
  | { line: number; bytes: number; flaw: string; isBinary?: boolean };

/** The longest line that is read, in bytes. */
export const MOST_LINE_BYTES = 1024 * 1024;

export const TOO_LONG = 'The line is longer than 1 MiB.';
export const NOT_UTF8 = 'The line is not UTF-8 text.';
