import type { Actor, PersonActor } from '@/lib/core/actor';
import type { Ctx } from '@/lib/db/context';
import { createContext } from '@/lib/services/create-context';

/** The instant at which tests happen unless they say otherwise. */
export const testNow = new Date('2026-11-22T10:00:00Z');

type Person = {
  id: string;
  full_name: string;
  email: string;
  is_staff: boolean;
  is_support: boolean;
  time_zone: string;
};

/** The actor that a person is when calling with a token; there need not be one. */
export function actorOf(person: Person): PersonActor {
  return {
    kind: 'person',
    userId: person.id,
    name: person.full_name,
    email: person.email,
    isStaff: person.is_staff,
    isSupport: person.is_support,
    isOnAccessCommittee: false,
    timeZone: person.time_zone,
    via: 'token',
    scope: 'write',
    credential: person.id,
  };
}

export const systemActor: Actor = { kind: 'system', name: 'test', via: 'job' };

/** A context with a clock that stands still, for a person or for Heed itself. */
export function testContext(caller: Person | Actor = systemActor, now: Date = testNow): Ctx {
  return createContext('kind' in caller ? caller : actorOf(caller), 'test-request', now);
}
