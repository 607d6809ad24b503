import { sql } from '@/lib/db/client';
import { collectByAccess } from '@/lib/plugins/providers/collect-by-access';
import { inProject } from '@/lib/plugins/providers/fact-places';
import { ofObjects, scopeOfObjects } from '@/lib/plugins/providers/in-scope';
import type { AccessRule, ActionProvider, Corrective, SampleWorld } from '@/lib/plugins/providers/provider';
import { viewDetails } from '@/lib/plugins/providers/view-details';

/** Whoever created an order may not decide about it. */
const isTheAsker: NonNullable<AccessRule['except']> = (row) =>
  sql`EXISTS (SELECT 1 FROM marketplace_order AS asked WHERE asked.id = ${row}.object_id AND asked.created_by_id = ${row}.user_id)`;

const askToExtend: Corrective = {
  ...viewDetails('ask_to_extend', 'Ask to extend'),
  category: 'contact',
  onlyWithout: { permission: 'PROJECT.DELETE', in: 'customer' },
};
const letItEnd: Corrective = {
  ...viewDetails('let_it_end', 'Let it end'),
  category: 'terminate',
  permission: 'PROJECT.DELETE',
  permissionIn: 'customer',
};

/** A provider of orders that failed, seen by one access rule: the contract suite runs over each. */
function failedOrders(actionType: string, access: Exclude<AccessRule, { through: 'own' }>): ActionProvider {
  const provider: ActionProvider = {
    actionType,
    pluralName: 'Failed orders',
    icon: 'cart',
    appName: 'marketplace',
    providerClass: 'FailedOrderProvider',
    objectType: 'order',
    defaultSchedule: '0 */6 * * *',
    settings: [],
    access,
    scopeOf: (event) => (event.type === 'orders.changed' ? scopeOfObjects(event.orderIds) : null),
    collect: (ctx, scope) =>
      collectByAccess(ctx, provider, scope, (inScopes) => ({
        object: sql`failed.id`,
        says: {
          title: sql`'Order failed'`,
          description: sql`'Look at the order.'`,
          urgency_rank: sql`2`,
          evidence: sql`jsonb_build_object('state', failed.state)`,
          ...inProject,
        },
        from: sql`marketplace_order AS failed
          JOIN project ON project.id = failed.project_id AND NOT project.is_removed
          JOIN customer ON customer.id = project.customer_id
          WHERE failed.state = 'ERRED' ${ofObjects(scope, sql`failed.id`)} ${inScopes}`,
      })),
    objectExists: sql`EXISTS (SELECT 1 FROM marketplace_order WHERE marketplace_order.id = action.object_id)`,
    wordDescription: null,
    why: () => null,
    distinction: null,
    facts: null,
    correctives: [viewDetails('view_order', 'View order'), askToExtend, letItEnd],
    sample: failedOrdersSample,
  };
  return provider;
}

/** Failed orders, half of them created by a member of the committee, and a member of staff. Made once, however many ask. */
async function failedOrdersSample({ db, now, projects, offerings, people }: SampleWorld): Promise<void> {
  const [offering, staff, member] = [offerings[0], people[0], people[3 % people.length]];
  if (offering === undefined || staff === undefined || member === undefined) return;
  if ((await db.order.count({ where: { created_by_id: member.id } })) > 0) return;
  const order = { order_type: 'CREATE', state: 'ERRED', created: now, modified: now, offering_id: offering.id };
  const orders = projects.flatMap(({ id: project_id }) =>
    [null, member.id].map((created_by_id) => ({ ...order, project_id, created_by_id })),
  );
  await db.order.createMany({ data: orders });
  await db.user.update({ where: { id: staff.id }, data: { is_staff: true } });
  const { id: role_id } = await db.role.findUniqueOrThrow({ where: { name: 'ACCESS_COMMITTEE' } });
  await db.userRole.create({ data: { user_id: member.id, role_id, in_installation: true, created: now } });
}

/** Roles that end within two weeks, for the people who hold them. */
const endingRoles: ActionProvider = {
  ...failedOrders('sample_own', { through: 'project', permission: null }),
  pluralName: 'Roles that expire',
  objectType: 'user_role',
  access: {
    through: 'own',
    isOwner: (row) =>
      sql`EXISTS (SELECT 1 FROM user_role AS held WHERE held.id = ${row}.object_id AND held.user_id = ${row}.user_id AND held.is_active)`,
  },
  scopeOf: () => null,
  collect: (ctx, scope) =>
    collectByAccess(ctx, endingRoles, scope, () => ({
      owner: sql`held.user_id`,
      object: sql`held.id`,
      says: {
        title: sql`'Your role ends'`,
        description: sql`'It ends soon.'`,
        urgency_rank: sql`2`,
        due_date: sql`held.expiration_time`,
        evidence: sql`jsonb_build_object('ends', held.expiration_time)`,
      },
      from: sql`user_role AS held
        WHERE held.is_active AND held.expiration_time > ${ctx.now}::timestamptz
          AND held.expiration_time < ${ctx.now}::timestamptz + interval '14 days' ${ofObjects(scope, sql`held.id`)}`,
    })),
  objectExists: sql`EXISTS (SELECT 1 FROM user_role WHERE user_role.id = action.object_id)`,
  correctives: [viewDetails('view_role', 'View role')],
  sample: async ({ db, now, people }) => {
    const expiration_time = new Date(now.getTime() + 100 * 3_600_000);
    const where = { user_id: { in: people.slice(0, 3).map(({ id }) => id) }, expiration_time: null };
    await db.userRole.updateMany({ where, data: { expiration_time } });
  },
};

/** One provider for each access rule that no provider of the app has. */
export const ruleSamples: readonly ActionProvider[] = [
  failedOrders('sample_customer', { through: 'customer', permission: 'CUSTOMER.UPDATE_PERMISSION' }),
  failedOrders('sample_not_the_asker', { through: 'project_or_customer', permission: null, except: isTheAsker }),
  failedOrders('sample_customer_not_the_asker', { through: 'customer', permission: null, except: isTheAsker }),
  failedOrders('sample_staff', { through: 'installation', role: 'STAFF' }),
  failedOrders('sample_committee', { through: 'installation', role: 'ACCESS_COMMITTEE', except: isTheAsker }),
  endingRoles,
];
