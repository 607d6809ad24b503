import { z } from 'zod';

const jsonObject = z.record(z.string(), z.unknown());

/** The JSON Schema of a part's settings as callers send them: its form and the API's document are made from it. */
export function configJsonSchema({ configSchema }: { configSchema: z.ZodType }): Record<string, unknown> {
  const made: unknown = JSON.parse(JSON.stringify(z.toJSONSchema(configSchema, { io: 'input', override: plainly })));
  const { $schema: _dialect, ...schema } = jsonObject.parse(made);
  return schema;
}

/** Drops what only repeats a format. */
function plainly({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
}
