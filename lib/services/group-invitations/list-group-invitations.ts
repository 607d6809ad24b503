import type { listGroupInvitationsOperation } from '@/lib/contracts/members/group-invitations';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import { contains, equals, isId, matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { descending, requestedOrder } from '@/lib/db/row-order';
import { groupInvitationRow, isListed } from '@/lib/services/group-invitations/group-invitation-row';
import { isPlaceKind } from '@/lib/services/invitations/may-add';

const newestFirst = [descending(sql`link.created`), descending(sql`link.id`)];

const filters = {
  customer_uuid: isId(sql`customer.id`),
  is_active: equals(sql`link.is_active`),
  is_public: equals(sql`link.is_public`),
  role_name: contains(sql`role.name`),
  role_uuid: isId(sql`role.id`),
  scope: isId(sql`coalesce(project.id, customer.id)`),
  scope_type: isPlaceKind,
};

/** Public group invitations, and those whose role the caller may add, newest first unless asked otherwise. One statement. */
export function listGroupInvitations(ctx: Ctx, input: InputOf<typeof listGroupInvitationsOperation>) {
  const order = requestedOrder(input.o, { created: sql`link.created` }, newestFirst);
  return listRows(ctx.db, groupInvitationRow, { condition: matchesAll(input, filters, isListed(ctx)), order }, input);
}
