import type { WaitingOrder } from '@/faults/testing/make-waiting-orders';
import { executeUserActionOperation } from '@/lib/contracts/actions/actions';
import { callOperation } from '@/lib/testing/call-operation';

/** Approves an order through the API, as a browser would that repeats what it did not hear the answer of. */
export function executeOrder({ actionId, token }: WaitingOrder, key = `approve-${actionId}`): Promise<Response> {
  return callOperation(executeUserActionOperation, {
    token,
    params: { uuid: actionId },
    body: { action_key: 'approve_order' },
    headers: { 'idempotency-key': key },
  });
}
