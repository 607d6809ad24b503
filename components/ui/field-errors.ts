import { CallError } from '@/lib/client/call';

/** What the server says of one field of a form. */
export function fieldErrorOf(error: Error | null, name: string): string | undefined {
  return error instanceof CallError ? error.fields[name]?.[0] : undefined;
}

/** What stands above a form: the refusal, unless a field of the form says it. */
export function formErrorOf(error: Error | null, names: readonly string[]): string | undefined {
  if (error === null || names.some((name) => fieldErrorOf(error, name) !== undefined)) return undefined;
  return error.message;
}
