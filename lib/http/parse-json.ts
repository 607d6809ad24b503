import { DomainError } from '@/lib/core/errors';

/** What a text says as JSON. @throws SyntaxError; body_unreadable for half characters */
export function parseJson(text: string): unknown {
  return JSON.parse(text, rejectLoneSurrogates);
}

/** Escapes can name half a character, which no database stores. */
function rejectLoneSurrogates(name: string, value: unknown): unknown {
  if (name.isWellFormed() && (typeof value !== 'string' || value.isWellFormed())) return value;
  throw new DomainError('body_unreadable', { detail: 'The body contains text that is not well-formed Unicode.' });
}
