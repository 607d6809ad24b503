import {
  approveByProviderOperation,
  approveOrderOperation,
  cancelOrderOperation,
  rejectByProviderOperation,
  rejectOrderOperation,
  setOrderDoneOperation,
  setOrderErredOperation,
  setOrderExecutingOperation,
} from '@/lib/contracts/marketplace/marketplace';
import { approvingForProvider } from '@/lib/services/orders/approve-by-provider';
import { approving } from '@/lib/services/orders/approve-order';
import { cancelling } from '@/lib/services/orders/cancel-order';
import type { OrderMove } from '@/lib/services/orders/move-order';
import type { CommandWords } from '@/lib/services/orders/object-command';
import { rejectingForProvider } from '@/lib/services/orders/reject-by-provider';
import { rejecting } from '@/lib/services/orders/reject-order';
import { finishing } from '@/lib/services/orders/set-order-done';
import { failing } from '@/lib/services/orders/set-order-erred';
import { executing } from '@/lib/services/orders/set-order-executing';

export type OrderCommand = Pick<CommandWords, 'label' | 'severity' | 'consequence' | 'comment_field'> & {
  move: OrderMove;
  path: string;
};

/** What people do with an order, those who ordered it first. */
export const orderCommands: readonly OrderCommand[] = [
  {
    move: approving,
    path: approveOrderOperation.path,
    label: 'Approve order',
    severity: 'low',
    consequence: 'The order proceeds and is removed from every approver’s list.',
  },
  {
    move: rejecting,
    path: rejectOrderOperation.path,
    label: 'Reject order',
    severity: 'high',
    consequence: 'The order is rejected permanently. It must be ordered again.',
    comment_field: 'consumer_rejection_comment',
  },
  {
    move: cancelling,
    path: cancelOrderOperation.path,
    label: 'Cancel order',
    severity: 'high',
    consequence: 'The order is cancelled. It must be ordered again.',
  },
  {
    move: approvingForProvider,
    path: approveByProviderOperation.path,
    label: 'Approve as provider',
    severity: 'low',
    consequence: 'You start carrying out the order.',
  },
  {
    move: rejectingForProvider,
    path: rejectByProviderOperation.path,
    label: 'Reject as provider',
    severity: 'high',
    consequence: 'The order is rejected permanently. Whoever ordered it sees your reason.',
    comment_field: 'provider_rejection_comment',
  },
  {
    move: executing,
    path: setOrderExecutingOperation.path,
    label: 'Start order',
    severity: 'low',
    consequence: 'The order is shown as executing until you mark it as done or failed.',
  },
  {
    move: finishing,
    path: setOrderDoneOperation.path,
    label: 'Mark as done',
    severity: 'low',
    consequence: 'The order is done. Its resource can be used, has its new limits, or is terminated.',
  },
  {
    move: failing,
    path: setOrderErredOperation.path,
    label: 'Mark as failed',
    severity: 'high',
    consequence: 'The order has failed. You can start it again.',
    comment_field: 'error_message',
  },
];
