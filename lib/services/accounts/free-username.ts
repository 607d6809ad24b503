import { randomUUID } from 'node:crypto';
import type { Ctx } from '@/lib/db/context';

/** A username for a person known by an address: the address itself, unless somebody else goes by it. */
export async function freeUsername({ db }: Ctx, email: string): Promise<string> {
  const taken = await db.user.findFirst({ where: { username: email, email: { not: email } }, select: { id: true } });
  return taken === null ? email : `${email} (${randomUUID().slice(0, 8)})`;
}
