import { z } from 'zod';

/** Whether a parameter of a query may be sent several times: where a contract declares it as a list. */
export function isRepeatable(parameter: unknown): boolean {
  return parameter instanceof z.ZodOptional && parameter.unwrap() instanceof z.ZodArray;
}
