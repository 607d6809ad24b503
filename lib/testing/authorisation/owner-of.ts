import { type Caller, places } from '@/lib/testing/authorisation/callers';
import type { TestUsers } from '@/lib/testing/authorisation/make-test-users';

/** Whose a row is: of the caller when the subject says own, else of the colleague in that place. */
export function ownerOf({ people, colleagues }: TestUsers, caller: Caller, subject: string): { id: string } {
  const place = places.find((one) => one === subject);
  if (place !== undefined) return colleagues[place];
  const own = people.get(caller);
  if (own === undefined) throw new Error(`Nobody calls as ${caller}.`);
  return own.person;
}
