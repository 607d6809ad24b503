import { z } from 'zod';
import { DomainError } from '@/lib/core/errors';
import { parseJson } from '@/lib/http/parse-json';

/**
 * The fields of a multipart body, which are all texts, as what their schema takes: the text itself, or what it says as JSON;
 * an empty one means null where it is not taken as it is. Nothing is left out: what fits nowhere is refused by the schema.
 * @throws body_unreadable for half characters
 */
export function valuesOfTexts(
  { shape }: z.ZodObject,
  texts: Readonly<Record<string, string>>,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, reading(shape[name], text)]));
}

function reading(schema: z.core.$ZodType | undefined, text: string): unknown {
  if (schema === undefined) return text;
  const fits = (value: unknown) => z.safeParse(schema, value).success;
  if (fits(text)) return text;
  const meant = text === '' ? null : fromJson(text);
  return fits(meant) ? meant : text;
}

/** What a text says as JSON, or the text where it is none; true and false also as clients in use write them. */
function fromJson(text: string): unknown {
  try {
    return parseJson(text === 'True' || text === 'False' ? text.toLowerCase() : text);
  } catch (error) {
    if (error instanceof DomainError) throw error;
    return text;
  }
}
