import { roleChanged } from '@/docs/examples/role-changed';
import { can } from '@/lib/auth/permissions';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { notify } from '@/lib/services/messages/notify';

/** Ends someone’s role in a project, and notifies them. @throws not_allowed; not_found; moved_on for one that has ended */
export async function revokeRole(ctx: Ctx, { uuid }: { uuid: string }): Promise<void> {
  if (!can(ctx.actor, 'STAFF')) throw new DomainError('not_allowed');
  await change(ctx, { operation: 'roles_revoke', subjectType: 'user_role' }, async (tx) => {
    const held = await tx.db.userRole.findUnique({ where: { id: uuid }, include: { role: true, project: true } });
    if (held === null || held.project === null) throw new DomainError('not_found');
    const { count } = await tx.db.userRole.updateMany({
      where: { id: uuid, is_active: true },
      data: { is_active: false, revoked_at: tx.now },
    });
    if (count === 0) throw new DomainError('moved_on');
    const facts = { change: 'revoked', role: held.role.description, project: held.project.name } as const;
    const about = { type: 'project', id: held.project.id };
    await notify(tx, roleChanged, facts, { to: held.user_id, about, dedupeKey: `role_revoked:${uuid}` });
    return changed(undefined, { subjectId: uuid });
  });
}
