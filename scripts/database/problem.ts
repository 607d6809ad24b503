/** Something that people have to mend before a command can go on. The message is one sentence saying what and how. */
export class Problem extends Error {
  override name = 'Problem';
}

const DISK_FULL = 'The disk is full: free some space, then start again.';

/** The code that Node or PostgreSQL gave an error, if any. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

export function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return messageOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}

/** Whether an error or a program's output says that no space is left. */
export function saysDiskFull(text: string): boolean {
  return /ENOSPC|No space left on device|could not extend file/i.test(text);
}

export function diskFull(): Problem {
  return new Problem(DISK_FULL);
}

/** The problem that a program's output tells of; `otherwise` when it is not a full disk. */
export function problemFrom(output: string, otherwise: string): Problem {
  return saysDiskFull(output) ? diskFull() : new Problem(otherwise);
}

/** Whether somebody has to free space before the command can go on. */
export function isDiskFull(error: unknown): boolean {
  return sentenceOf(error) === DISK_FULL;
}

/** One sentence for people about any error. */
export function sentenceOf(error: unknown): string {
  if (error instanceof Problem) return error.message;
  const code = codeOf(error);
  const message = messageOf(error);
  if (code === '53100' || code === 'ENOSPC' || saysDiskFull(message)) return DISK_FULL;
  return message.split('\n', 1).join('');
}
