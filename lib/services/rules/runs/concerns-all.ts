import { isOverTime, isTroubleOfSystem } from '@/lib/db/database-errors';

/** Whether an error keeps every run from going on, such as a lost connection; what took too long is of one run or person. */
export function concernsAll(error: unknown): boolean {
  return isTroubleOfSystem(error) && !isOverTime(error);
}
