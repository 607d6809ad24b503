import { can } from '@/lib/auth/permissions';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { isReadableProject } from '@/lib/services/projects/is-readable-project';

/** Demands staff for what is done with a project. @throws not_allowed for who may only read it; not_found for others */
export async function requireStaff(ctx: Ctx, projectId: string): Promise<void> {
  if (can(ctx.actor, 'STAFF')) return;
  throw new DomainError((await isReadableProject(ctx, projectId)) ? 'not_allowed' : 'not_found');
}
