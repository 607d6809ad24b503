import { z } from 'zod';
import { isAboutData, isTroubleOfSystem } from '@/lib/db/database-errors';

/** A row cannot be processed because of what it holds; the cause says why. */
export class RowError extends Error {
  override readonly name = 'RowError';

  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/** Runs work that needs nothing but what a row holds, so that whatever it throws speaks of that row. @throws RowError */
export async function inRow<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isTroubleOfSystem(error)) throw error;
    throw error instanceof RowError ? error : new RowError(error);
  }
}

/**
 * True when an error speaks of the row that was worked on, so that work on another may succeed: what does not parse, values
 * that the database refuses, and what `inRow` threw. False for anything that any row would meet, such as a lost connection, a
 * full disk or a missing column, and for whatever is not known.
 */
export function isRowError(error: unknown): boolean {
  if (error instanceof RowError || error instanceof z.ZodError || isAboutData(error)) return true;
  const isOfCode = error instanceof TypeError || error instanceof RangeError || error instanceof SyntaxError;
  return isOfCode && !isTroubleOfSystem(error);
}
