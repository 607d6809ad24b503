import { stat } from 'node:fs/promises';
import path from 'node:path';

const OTHERS_MAY_ENTER = 0o001;

/** Whether any user of this computer may reach a file or folder: everyone may enter it and all folders above it. */
export async function isReachable(place: string): Promise<boolean> {
  const status = await stat(place).catch(() => undefined);
  if (status === undefined || (status.mode & OTHERS_MAY_ENTER) === 0) return false;
  const parent = path.dirname(place);
  return parent === place || isReachable(parent);
}
