import type { listUserInvitationsOperation } from '@/lib/contracts/members/invitations';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import { contains, isAnyOf, isId, matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { descending, requestedOrder } from '@/lib/db/row-order';
import { invitationShape, isReadableInvitation, isTo, stateAt } from '@/lib/services/invitations/invitation-row';
import { isPlaceKind } from '@/lib/services/invitations/may-add';

const newestFirst = [descending(sql`invitation.created`), descending(sql`invitation.id`)];

/** Invitations that the caller reads, newest first unless asked otherwise. One statement. */
export function listUserInvitations(ctx: Ctx, input: InputOf<typeof listUserInvitationsOperation>) {
  const columns = {
    created: sql`invitation.created`,
    created_by: sql`(SELECT inviter.full_name FROM user_account AS inviter WHERE inviter.id = invitation.created_by_id)`,
    email: sql`invitation.email`,
    state: stateAt(ctx.now),
  };
  const filters = {
    state: isAnyOf(stateAt(ctx.now)),
    email: contains(sql`invitation.email`),
    email_exact: (address: string) => isTo(sql`${address}`),
    role_name: contains(sql`role.name`),
    role_uuid: isId(sql`role.id`),
    scope: isId(sql`coalesce(project.id, customer.id)`),
    scope_type: isPlaceKind,
    scope_name: contains(sql`coalesce(project.name, customer.name)`),
    scope_description: contains(sql`coalesce(project.description, customer.description)`),
    customer_uuid: isId(sql`customer.id`),
  };
  const condition = matchesAll(input, filters, isReadableInvitation(ctx));
  const order = requestedOrder(input.o, columns, newestFirst);
  return listRows(ctx.db, invitationShape(ctx), { condition, order }, input);
}
