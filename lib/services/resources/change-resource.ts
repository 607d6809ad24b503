import { requireIn } from '@/lib/auth/require';
import type { Resource } from '@/lib/contracts/marketplace/marketplace';
import type { ResourceState } from '@/lib/contracts/marketplace/names';
import type { RolePermission } from '@/lib/contracts/members/permissions';
import { type Day, dayOf } from '@/lib/core/dates';
import { env } from '@/lib/core/env';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { type FoundResource, findResource, requireProjectNotDeleted } from '@/lib/services/resources/find-resource';
import { formatEnd } from '@/lib/services/resources/format-end';
import { readResourceWhere } from '@/lib/services/resources/resource-shape';

/** When a resource ends, and who has accepted that. */
export type Ending = Pick<FoundResource, 'endOn' | 'terminationAcceptedAt' | 'terminationAcceptedById'>;

/** One way in which people change when a resource ends. */
export type ResourceChange = {
  operation: string;
  permission: RolePermission;
  /** How it ends from now on. @throws DomainError when it may not. `today` is the day in the project's zone. */
  decide: (resource: FoundResource, today: Day, ctx: Ctx) => Ending;
};

/**
 * Changes when a resource ends, unless somebody else changed it meanwhile; joins the transaction that `ctx` is in.
 * @throws not_found, not_allowed, moved_on, and whatever `decide` throws
 */
export function changeResource(
  ctx: Ctx,
  uuid: string,
  { operation, permission, decide }: ResourceChange,
): Promise<Resource> {
  return change(ctx, { operation, subjectType: 'resource' }, async (tx) => {
    await holdResource(tx, uuid);
    const resource = await findResource(tx, uuid);
    await requireIn(tx, permission, { kind: 'project', ...resource });
    requireProjectNotDeleted(resource);
    const today = dayOf(tx.now, resource.projectTimeZone ?? env.HEED_TIME_ZONE);
    const ending = decide(resource, today, tx);
    if (!(await storeEnding(tx, resource, ending))) throw await changedMeanwhile(tx, uuid);
    if (isOverdue(ending, today)) await askForRun(tx, resource);
    const facts = { end_date: { from: resource.endOn, to: ending.endOn } };
    return changed(await readResourceWhere(tx, sql`resource.id = ${resource.id}::uuid`), {
      subjectId: resource.id,
      facts,
      events: [{ type: 'resources.changed', resourceIds: [resource.id] }],
    });
  });
}

/** Holds a resource; first its project, whose days nobody changes meanwhile, as wherever both are held. */
export async function holdResource({ db }: Ctx, uuid: string): Promise<void> {
  await db.$executeRaw(sql`
    SELECT FROM project WHERE id = (SELECT project_id FROM resource WHERE id = ${uuid}::uuid) FOR NO KEY UPDATE`);
  await db.$executeRaw(sql`SELECT FROM resource WHERE id = ${uuid}::uuid FOR UPDATE`);
}

function isOverdue({ endOn, terminationAcceptedAt }: Ending, today: Day): boolean {
  return terminationAcceptedAt !== null && endOn !== null && endOn < today;
}

/** A resource that is accepted to end after its end date ends now, not with the next day of its project. */
async function askForRun(tx: Ctx, { projectId }: FoundResource): Promise<void> {
  await tx.db.project.update({ where: { id: projectId }, data: { life_taken_at: null } });
  tx.emit({ type: 'project_lives.requested' });
}

/** False when the resource is no longer as it was found. */
async function storeEnding({ db, now }: Ctx, found: FoundResource, ending: Ending): Promise<boolean> {
  const changed = await db.$executeRaw(sql`
    UPDATE resource
    SET end_date = ${ending.endOn}::date, termination_accepted_at = ${ending.terminationAcceptedAt}::timestamptz,
        termination_accepted_by_id = ${ending.terminationAcceptedById}::uuid, modified = ${now}::timestamptz
    WHERE id = ${found.id}::uuid AND state = ${found.state} AND end_date IS NOT DISTINCT FROM ${found.endOn}::date
      AND termination_accepted_at IS NOT DISTINCT FROM ${found.terminationAcceptedAt}::timestamptz`);
  return changed === 1;
}

async function changedMeanwhile(tx: Ctx, uuid: string): Promise<DomainError> {
  const { state, endOn, terminationAcceptedAt } = await findResource(tx, uuid);
  const accepted = terminationAcceptedAt === null ? '' : ', which has been accepted';
  const detail = `Someone changed the resource: it is now ${wordsOf(state)} and ${formatEnd(endOn)}${accepted}.`;
  return new DomainError('moved_on', { detail });
}

/** The refusal to change a resource that is in the wrong state. */
export function wrongState({ state }: FoundResource, done: string): DomainError {
  return new DomainError('moved_on', { detail: `The resource can’t be ${done}: it is now ${wordsOf(state)}.` });
}

function wordsOf(state: ResourceState): string {
  return state === 'OK' ? 'OK' : state.toLowerCase();
}
