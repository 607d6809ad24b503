import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { noteExpired } from '@/lib/services/invitation-lives/end-invitations';
import { isTo } from '@/lib/services/invitations/invitation-row';
import type { Place } from '@/lib/services/members/place';
import { placeColumns } from '@/lib/services/members/require-admissible';

/** To whom, to which role and where. */
export type Target = { email: string; roleId: string; place: Place };

/**
 * Demands that no other open invitation is to an address, a role and a place, which is held; those whose time is over are written
 * down as expired. @throws already_exists
 */
export async function requireNoOther(
  tx: Ctx,
  { email, place, roleId }: Target,
  except: string | null = null,
): Promise<void> {
  const { customer_id = null, project_id = null }: { customer_id?: string | null; project_id?: string | null } =
    placeColumns(place);
  const isSame = sql`${isTo(sql`${email}::text`)} AND invitation.role_id = ${roleId}::uuid
    AND (invitation.project_id = ${project_id}::uuid OR invitation.customer_id = ${customer_id}::uuid)
    AND invitation.id IS DISTINCT FROM ${except}::uuid`;
  await noteExpired(tx, isSame);
  const [other] = await tx.db.$queryRaw<{ count: number }[]>(sql`
    SELECT count(*)::int AS count FROM invitation WHERE ${isSame} AND state IN ('requested', 'project', 'pending')`);
  if ((other?.count ?? 0) > 0) {
    throw new DomainError('already_exists', { detail: `${email} is already invited to this role.` });
  }
}
