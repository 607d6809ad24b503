import { randomUUID } from 'node:crypto';
import { linkSecret } from '@/lib/auth/link-secret';
import { hashOfSecret } from '@/lib/auth/token-hash';
import { database, type Prisma } from '@/lib/db/client';
import { uniqueName } from '@/lib/testing/make';
import { testNow } from '@/lib/testing/test-context';

const WEEK_MS = 7 * 86_400_000;

type Fields = Partial<Omit<Prisma.InvitationUncheckedCreateInput, 'role_id'>> & { role?: string; now?: Date };

/** A pending invitation that was mailed, with the secret of its link. */
export async function makeInvitation({ now = testNow, role = 'PROJECT_MEMBER', ...fields }: Fields) {
  const { id: role_id } = await database().role.findUniqueOrThrow({ where: { name: role } });
  const link_id = randomUUID();
  const token = linkSecret(link_id);
  const mailed = { link_id, token_hash: hashOfSecret(token), expires_at: new Date(now.getTime() + WEEK_MS) };
  const email = `${uniqueName('invited')}@example.org`;
  const data = { role_id, email, state: 'pending', ...mailed, created: now, modified: now, ...fields };
  return { invitation: await database().invitation.create({ data }), token };
}
