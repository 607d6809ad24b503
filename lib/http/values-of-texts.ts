import { z } from 'zod';

/**
 * The fields of a multipart body, which are all texts, as what their schema takes: the text itself, or what it says as JSON;
 * an empty one means null where it is not taken as it is. Nothing is left out: what fits nowhere is refused by the schema.
 */
export function valuesOfTexts(
  { shape }: z.ZodObject,
  texts: Readonly<Record<string, string>>,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, reading(shape[name], text)]));
}

function reading(schema: z.core.$ZodType | undefined, text: string): unknown {
  if (schema === undefined) return text;
  const possible = text === '' ? [text, null] : [text, ...fromJson(text)];
  const fitting = possible.findIndex((one) => z.safeParse(schema, one).success);
  return fitting === -1 ? text : possible[fitting];
}

function fromJson(text: string): unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    return [];
  }
}
