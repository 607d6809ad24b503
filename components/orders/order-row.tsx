import { OrderPill } from '@/components/orders/order-pill';
import { Link } from '@/components/ui/link';
import { ListRow } from '@/components/ui/list-row';
import { Moment } from '@/components/ui/moment';
import type { Order } from '@/lib/contracts/marketplace/marketplace';
import { orderPage } from '@/lib/core/routes';
import { formatMoney } from '@/lib/core/wording';

interface OrderRowProps {
  /** Whether the list is of more than one project, so that each row says which. */
  isProjectShown?: boolean;
  order: Order;
}

/** One order in a list: what is ordered, by whom, for how much, and where it stands. */
export function OrderRow({ isProjectShown = false, order }: OrderRowProps) {
  const { cost, created, created_by_name, offering_name, project_name, resource_name, state, type, uuid } = order;
  const what = resource_name === '' ? offering_name : `${offering_name}, ${resource_name}`;
  const parts = [
    isProjectShown && project_name,
    `Ordered by ${created_by_name}`,
    cost !== null && `Cost ${formatMoney(cost)}`,
  ];
  return (
    <ListRow
      title={
        <Link variant="quiet" href={orderPage(uuid)} data-row>
          {`${type}: ${what}`}
        </Link>
      }
      detail={parts.filter(Boolean).join(' · ')}
      trailing={
        <>
          <OrderPill state={state} />
          <Moment at={created} />
        </>
      }
    />
  );
}
