import type { Ctx } from '@/lib/db/context';
import { createContext } from '@/lib/services/create-context';

/** What a member of staff asks for with a token. */
export function staffContext(userId: string): Ctx {
  return createContext({
    kind: 'person',
    userId,
    name: 'Bench',
    email: '',
    isStaff: true,
    isSupport: false,
    isOnAccessCommittee: false,
    timeZone: 'UTC',
    via: 'token',
    scope: 'write',
    credential: '',
  });
}
