import fc from 'fast-check';
import { z } from 'zod';
import { DomainError } from '@/lib/core/errors';
import type { DomainEvent } from '@/lib/core/events';
import { database } from '@/lib/db/client';
import type { Ctx, Reaction } from '@/lib/db/context';
import { toDomainError } from '@/lib/db/database-errors';
import { transaction } from '@/lib/db/transaction';
import { providerOf } from '@/lib/plugins/providers/registry';
import { endExpiredRoles } from '@/lib/services/clean-up/end-expired-roles';
import { approveOrder } from '@/lib/services/orders/approve-order';
import { cancelOrder } from '@/lib/services/orders/cancel-order';
import { rejectOrder } from '@/lib/services/orders/reject-order';
import { changeProvider } from '@/lib/services/providers/change-provider';
import { keepResource } from '@/lib/services/resources/keep-resource';
import { renewResource } from '@/lib/services/resources/renew-resource';
import { setEndDate } from '@/lib/services/resources/set-end-date';
import { terminateResource } from '@/lib/services/resources/terminate-resource';
import { changeSettings } from '@/lib/services/settings/change-settings';
import { executeUserAction } from '@/lib/services/user-actions/execute-user-action';
import { refreshActions } from '@/lib/services/user-actions/refresh-actions';
import { holdRole, type Installation, nth, roleNames } from '@/lib/testing/installation';
import { dayFromNow } from '@/lib/testing/make-sample-marketplace';
import { testContext } from '@/lib/testing/test-context';

const which = fc.nat(11);
const moves = fc.constantFrom('approve', 'reject', 'cancel', 'renew', 'terminate', 'keep');
const days = fc.option(fc.integer({ min: 0, max: 60 }), { freq: 4 });
const hours = fc.integer({ min: 1, max: 168 });
const expiresIn = fc.option(fc.integer({ min: 1, max: 200 }));
const role = fc.constantFrom(...roleNames);

/** Something that happens in an installation; numbers beyond what there is count round. */
export const change = fc.oneof(
  { weight: 6, arbitrary: fc.record({ what: moves, which }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('end'), which, days }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constant('grant'), which, project: fc.nat(2), role, expiresIn }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constant('revoke'), which }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constant('execute'), which, corrective: fc.nat(2) }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('wait'), hours, isRefreshed: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('switch'), which, is_enabled: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('allow'), hours }) },
);

export type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

/** Makes a change happen at an instant and returns the events it caused; what a rule refuses causes none. */
export async function playChange(world: Installation, given: Change, now: Date): Promise<DomainEvent[]> {
  const events: DomainEvent[] = [];
  const calm = testContext(undefined, now);
  const react: Reaction = (tx, caused) => {
    events.push(...caused);
    return calm.react(tx, caused);
  };
  const ctx: Ctx = { ...calm, react };
  try {
    await play(ctx, world, given);
  } catch (error) {
    if (!(toDomainError(error) instanceof DomainError)) throw error;
    return [];
  }
  return events;
}

function play(ctx: Ctx, world: Installation, given: Change): Promise<unknown> {
  switch (given.what) {
    case 'wait':
      return Promise.resolve();
    case 'grant':
      return grant(ctx, world, given);
    case 'revoke':
      return revoke(ctx, given.which);
    case 'execute':
      return execute(ctx, world, given);
    case 'switch':
      return switchProvider(ctx, given);
    case 'allow':
      return changeSettings(
        ctx,
        { USER_ACTIONS_PENDING_ORDER_HOURS: given.hours },
        { requireVersion: () => undefined },
      );
    case 'end':
      return setEndDate(ctx, { uuid: nth(world.resources, given.which).id, end_date: dayIn(given.days) });
    default:
      return changes[given.what](ctx, world, given.which);
  }
}

type ServiceFunction = (ctx: Ctx, world: Installation, which: number) => Promise<unknown>;

const changes: Record<'approve' | 'reject' | 'cancel' | 'renew' | 'terminate' | 'keep', ServiceFunction> = {
  approve: (ctx, { orders }, which) => approveOrder(ctx, { uuid: nth(orders, which).id }),
  reject: (ctx, { orders }, which) => rejectOrder(ctx, { uuid: nth(orders, which).id }),
  cancel: (ctx, { orders }, which) => cancelOrder(ctx, { uuid: nth(orders, which).id }),
  renew: (ctx, { resources }, which) => renewResource(ctx, { uuid: nth(resources, which).id }),
  terminate: (ctx, { resources }, which) => terminateResource(ctx, { uuid: nth(resources, which).id }),
  keep: (ctx, { resources }, which) => keepResource(ctx, { uuid: nth(resources, which).id }),
};

function dayIn(days: number | null): string | null {
  return days === null ? null : dayFromNow(days).toISOString().slice(0, 10);
}

type Grant = { which: number; project: number; role: string; expiresIn: number | null };

function grant(ctx: Ctx, world: Installation, { which: at, project, role, expiresIn }: Grant) {
  return transaction(ctx, async (tx) => {
    const person = nth(world.people, at);
    await holdRole(tx.db, person.id, nth(world.projects, project), { role, expiresIn, is_active: true });
    tx.emit({ type: 'roles.changed', userIds: [person.id] });
  });
}

function revoke(ctx: Ctx, at: number) {
  return transaction(ctx, async (tx) => {
    const held = await tx.db.userRole.findMany({ where: { is_active: true }, orderBy: { id: 'asc' } });
    if (held.length === 0) return;
    const { id, user_id } = nth(held, at);
    await tx.db.userRole.update({ where: { id }, data: { is_active: false, revoked_at: tx.now } });
    tx.emit({ type: 'roles.changed', userIds: [user_id] });
  });
}

async function execute({ now, react }: Ctx, { people }: Installation, given: { which: number; corrective: number }) {
  const open = await database().userAction.findMany({ where: { status: 'open' }, orderBy: { id: 'asc' } });
  if (open.length === 0) return;
  const action = nth(open, given.which);
  const person = people.find(({ id }) => id === action.user_id);
  if (person === undefined) throw new Error('An action belongs to nobody of the installation.');
  const offered = providerOf(action.action_type)?.correctives ?? [];
  const input = { uuid: action.id, action_key: nth(offered, given.corrective).key };
  await executeUserAction({ ...testContext(person, now), react }, input);
}

async function switchProvider(ctx: Ctx, given: { which: number; is_enabled: boolean }) {
  const known = await database().userActionProvider.findMany({ orderBy: { id: 'asc' } });
  await changeProvider(ctx, { id: nth(known, given.which).id, is_enabled: given.is_enabled });
}

const request = z.object({
  actionType: z.string().nullable(),
  scope: z
    .object({ userIds: z.array(z.string()).exactOptional(), objectIds: z.array(z.string()).exactOptional() })
    .exactOptional(),
});

/** Does what the job engine would: every refresh that was asked for. */
export async function runRequested(now: Date): Promise<void> {
  const where = { kind: 'refresh.requested', processed_at: null };
  for (const { id, payload } of await database().outboxMessage.findMany({
    where,
    orderBy: [{ created: 'asc' }, { id: 'asc' }],
  })) {
    await database().outboxMessage.update({ where: { id }, data: { processed_at: now } });
    await refreshActions(testContext(undefined, now), request.parse(payload));
  }
}

/** Does what the schedule would: roles end by the clock, and everything is refreshed. */
export async function runScheduled(now: Date): Promise<void> {
  await endExpiredRoles(testContext(undefined, now));
  await refreshActions(testContext(undefined, now), { actionType: null });
}
