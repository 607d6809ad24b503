import { database, type Prisma } from '@/lib/db/client';
import { testNow } from '@/lib/testing/test-context';

type Fields = Partial<Omit<Prisma.GroupInvitationUncheckedCreateInput, 'role_id'>> & { role?: string; now?: Date };

/** A link to a role, with its usual settings. */
export async function makeGroupInvitation({ now = testNow, role = 'PROJECT_MEMBER', ...fields }: Fields) {
  const { id: role_id } = await database().role.findUniqueOrThrow({ where: { name: role } });
  return database().groupInvitation.create({ data: { role_id, created: now, modified: now, ...fields } });
}

/** A request by a link that waits. */
export function makePermissionRequest(
  group_invitation_id: string,
  created_by_id: string,
  fields: Partial<Prisma.PermissionRequestUncheckedCreateInput> = {},
) {
  return database().permissionRequest.create({
    data: { group_invitation_id, created_by_id, created: testNow, ...fields },
  });
}
