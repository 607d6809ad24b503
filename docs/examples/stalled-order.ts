import { cancelOrderOperation } from '@/lib/contracts/marketplace/marketplace';
import type { DomainEvent } from '@/lib/core/events';
import { formatDay, humanized } from '@/lib/core/wording';
import { sql } from '@/lib/db/client';
import { BaseActionProvider } from '@/lib/plugins/providers/base-action-provider';
import type { AffectedUser, Candidate, ProviderContext } from '@/lib/plugins/providers/candidate';
import { scopeOfObjects } from '@/lib/plugins/providers/in-scope';
import type {
  AccessRule,
  ActionPerson,
  ActionSubject,
  Corrective,
  FactLine,
  Reader,
  RefreshScope,
  SampleWorld,
} from '@/lib/plugins/providers/provider';
import { viewDetails } from '@/lib/plugins/providers/view-details';
import { cancelOrder } from '@/lib/services/orders/cancel-order';

const DAY_MS = 86_400_000;
const STALLED_AFTER_DAYS = 3;
const URGENT_AFTER_DAYS = 7;

/** Orders that wait for their provider's answer for more than three days. */
class StalledOrderProvider extends BaseActionProvider {
  readonly actionType = 'stalled_order';
  readonly pluralName = 'Stalled orders';
  readonly icon = 'cart';
  readonly appName = 'marketplace';
  readonly providerClass = 'StalledOrderProvider';
  readonly objectType = 'order';
  readonly access: AccessRule = { permission: 'ORDER.CANCEL', through: 'project_or_customer' };
  readonly objectExists = sql`EXISTS (SELECT 1 FROM marketplace_order WHERE marketplace_order.id = action.object_id)`;

  override readonly facts: readonly FactLine[] = [
    { label: 'State', from: ({ evidence }) => humanized(String(evidence['state']).toLowerCase()), as: 'text' },
    { label: 'Waiting since', from: 'waiting_since', as: 'instant' },
    { label: 'Days allowed', from: 'days_allowed', as: 'text' },
  ];

  readonly correctives: readonly Corrective[] = [
    viewDetails('view_order', 'View order details'),
    {
      key: 'cancel_order',
      label: 'Cancel order',
      category: 'terminate',
      severity: 'high',
      confirmation_required: true,
      permission: 'ORDER.CANCEL',
      path: cancelOrderOperation.path,
      consequence: 'The order is cancelled and removed from everyone’s list. It must be ordered again.',
      run: async (ctx, { object_id: uuid }) => {
        const { state } = await cancelOrder(ctx, { uuid });
        return { message: 'The order is cancelled.', metadata: { order_state: state } };
      },
    },
  ];

  async getActionsForUser({ db, now }: ProviderContext, user: AffectedUser): Promise<readonly Candidate[]> {
    const roles = { some: { user_id: user.id, is_active: true } };
    const orders = await db.order.findMany({
      where: {
        state: 'PENDING_PROVIDER',
        modified: { lt: new Date(now.getTime() - STALLED_AFTER_DAYS * DAY_MS) },
        project: { OR: [{ roles }, { customer: { roles } }] },
      },
      include: { offering: true },
    });
    return orders.map((order) => ({
      object_id: order.id,
      title: `Order stalled: ${order.offering.name}`,
      description: 'The provider has not answered.',
      urgency: now.getTime() - order.modified.getTime() > URGENT_AFTER_DAYS * DAY_MS ? 'high' : 'medium',
      due_date: new Date(order.modified.getTime() + URGENT_AFTER_DAYS * DAY_MS),
      evidence: { state: order.state, waiting_since: order.modified.toISOString(), days_allowed: STALLED_AFTER_DAYS },
      related_object_name: order.offering.name,
      project_id: order.project_id,
      offering_id: order.offering_id,
      resource_id: order.resource_id,
      order_type: order.order_type,
      route_name: 'marketplace-orders.details',
      route_params: { order_uuid: order.id },
    }));
  }

  override why({ evidence }: ActionSubject, { timeZone }: Reader): string {
    return `No answer since ${formatDay(String(evidence['waiting_since']), timeZone)}`;
  }

  override scopeOf(event: DomainEvent): RefreshScope | null {
    return event.type === 'orders.changed' ? scopeOfObjects(event.orderIds) : null;
  }

  /** An order that ends something is not cancelled from here. */
  override getCorrectiveActions(_person: ActionPerson, { order_type }: ActionSubject): readonly Corrective[] {
    return this.correctives.filter(({ key }) => key !== 'cancel_order' || order_type !== 'Terminate');
  }

  async sample({ db, now, projects, offerings }: SampleWorld): Promise<void> {
    const modified = new Date(now.getTime() - (STALLED_AFTER_DAYS + 1) * DAY_MS);
    const stalled = { order_type: 'CREATE', state: 'PENDING_PROVIDER', created: modified, modified };
    const orders = projects.flatMap(({ id: project_id }) =>
      offerings.map(({ id: offering_id }) => ({ ...stalled, project_id, offering_id })),
    );
    await db.order.createMany({ data: orders });
  }
}

export const stalledOrder = new StalledOrderProvider();
