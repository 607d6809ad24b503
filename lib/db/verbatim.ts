import { empty, join, type Sql, sql } from '@/lib/db/client';

/** SQL of our own code from text. Never give it anything that a caller sent. */
export function verbatim(text: string): Sql {
  return sql([text]);
}

/** A name of our own code as an identifier. */
export function named(name: string): Sql {
  return verbatim(`"${name}"`);
}

/** A word of our own code as a text literal. */
export function literal(word: string): Sql {
  return verbatim(`'${word}'`);
}

/** Our own pieces of SQL behind each other. */
export function listed(parts: readonly Sql[], separator = ', '): Sql {
  return parts.length === 0 ? empty : join([...parts], separator);
}
