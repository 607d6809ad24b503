import type { z } from 'zod';

/** A page of a list as the browser's queries keep it, checked as the API's answer is, so that no field leaks. */
export function rowsOf<Rows>(answer: z.ZodType<Rows>, { json, total }: { json: string; total: number }) {
  return { rows: answer.parse(JSON.parse(json)), total };
}
