import type { AnswerOf } from '@/lib/contracts/operation';
import type { rehearseMoveOperation } from '@/lib/contracts/projects/ends';
import { DomainError } from '@/lib/core/errors';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

const MOST_NAMED = 10;

type Use = AnswerOf<typeof rehearseMoveOperation>['service_settings'][number];

/** The resources of a project that use service settings of its customer alone, by name; terminated ones use none. */
export async function findPrivateSettings({ db }: Ctx, projectId: string): Promise<Use[]> {
  return db.$queryRaw<Use[]>(sql`
    SELECT settings.id AS uuid, settings.name, resource.id AS resource_uuid, resource.name AS resource_name
    FROM resource JOIN service_settings AS settings ON ${isPrivateUse(projectId)}
    WHERE resource.state <> 'TERMINATED' ORDER BY resource.name, resource.id`);
}

/** Refuses to move a project whose resources use such settings. @throws rule_broken naming them */
export async function requireNoPrivateSettings(ctx: Ctx, projectId: string): Promise<void> {
  const uses = await findPrivateSettings(ctx, projectId);
  if (uses.length === 0) return;
  const named = uses.slice(0, MOST_NAMED).map(({ resource_name }) => resource_name);
  const detail = `These resources use service settings of the present organisation: ${named.join(', ')}.`;
  throw new DomainError('rule_broken', { detail });
}

/** Takes such settings from the terminated resources of a project, which go to another customer. */
export async function dropPrivateSettings({ db }: Ctx, projectId: string): Promise<void> {
  await db.$executeRaw(sql`
    UPDATE resource SET service_settings_id = NULL FROM service_settings AS settings WHERE ${isPrivateUse(projectId)}`);
}

function isPrivateUse(projectId: string): Sql {
  return sql`settings.id = resource.service_settings_id AND settings.customer_id IS NOT NULL
    AND resource.project_id = ${projectId}::uuid`;
}
