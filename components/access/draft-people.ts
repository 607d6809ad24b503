import type { AccessPerson } from '@/lib/contracts/access/people';
import type { AccessSubmission } from '@/lib/contracts/access/submissions';

type Found = { uuid: string; full_name: string; email: string };

/** Somebody found by a search, as a request names them: to renew what they have through the person, or to gain access. */
export function personToAdd({ email, full_name, uuid }: Found, known: readonly AccessPerson[]): AccessPerson {
  const person = known.find(({ user_id }) => user_id === uuid);
  if (person !== undefined) return { ...person, type: person.has_access ? 'RENEW_ACCESS' : 'GAIN_ACCESS' };
  const nothing = { has_access: false, expired_on: null, ended_at: null };
  return { user_id: uuid, full_name, email, is_active: true, type: 'GAIN_ACCESS', ...nothing };
}

/** The people of a request as the API takes them. */
export function changesOf(people: readonly AccessPerson[]): AccessSubmission['accessor_changes'] {
  return people.map(({ type, user_id }) => ({ type, user_id }));
}

/** Whether two requests ask the same for the same people. */
export function isSameRequest(one: readonly AccessPerson[], other: readonly AccessPerson[]): boolean {
  return JSON.stringify(changesOf(one)) === JSON.stringify(changesOf(other));
}

/** Who has access through the person and isn’t named: their access ends as it stands. */
export function leftUnnamed(people: readonly AccessPerson[], known: readonly AccessPerson[]): AccessPerson[] {
  const named = new Set(people.map(({ user_id }) => user_id));
  return known.filter(({ has_access, user_id }) => has_access && !named.has(user_id));
}
