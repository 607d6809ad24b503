import { hashPassword } from '@/lib/auth/password-hash';
import type { Prisma } from '@/lib/db/client';
import { makeUser } from '@/lib/testing/make';

export const testPassword = 'quiet harbour lantern';

/** A person who signs in with `testPassword`. */
export async function makeAccount(fields: Partial<Prisma.UserUncheckedCreateInput> = {}) {
  return makeUser({ password_hash: await hashPassword(testPassword), ...fields });
}
