import type { InputOf } from '@/lib/contracts/operation';
import type { Person, readUserOperation } from '@/lib/contracts/person';
import type { Ctx } from '@/lib/db/context';
import { readPerson } from '@/lib/services/people/person-shape';

/** One person, as staff and support see them. @throws not_found */
export function readUser(ctx: Ctx, { uuid }: InputOf<typeof readUserOperation>): Promise<Person> {
  return readPerson(ctx, uuid);
}
