import type { PersonActor } from '@/lib/core/actor';
import { clock } from '@/lib/core/clock';
import { database } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { createContext } from '@/lib/services/create-context';
import type { DemoKey } from '@/prisma/demo/people';

const HOUR_MS = 3_600_000;

/** The context of a demo person some hours ago. */
export async function contextOf(key: DemoKey, hoursAgo: number): Promise<Ctx> {
  const person = await database().user.findUniqueOrThrow({ where: { external_id: `demo-${key}` } });
  const role = { name: 'ACCESS_COMMITTEE' };
  const onCommittee = await database().userRole.count({ where: { user_id: person.id, in_installation: true, role } });
  const actor: PersonActor = {
    kind: 'person',
    userId: person.id,
    name: person.full_name,
    email: person.email,
    isStaff: person.is_staff,
    isSupport: person.is_support,
    isOnAccessCommittee: onCommittee > 0,
    timeZone: person.time_zone,
    via: 'session',
    scope: 'write',
    credential: person.id,
  };
  return createContext(actor, undefined, new Date(clock().getTime() - hoursAgo * HOUR_MS));
}

/** The context of the installation itself some hours ago. */
export function systemAt(hoursAgo: number): Ctx {
  const actor = { kind: 'system', name: 'demo', via: 'command' } as const;
  return createContext(actor, undefined, new Date(clock().getTime() - hoursAgo * HOUR_MS));
}
