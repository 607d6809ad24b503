import type { Ctx } from '@/lib/db/context';
import { createContext } from '@/lib/services/create-context';

/** A context for Heed itself, at this instant of the installation's clock. */
export function jobContext(name: string, via: 'job' | 'command' = 'job'): Ctx {
  return createContext({ kind: 'system', name, via });
}
