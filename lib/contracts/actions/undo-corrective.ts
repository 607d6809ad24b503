import { z } from 'zod';
import { operation } from '@/lib/contracts/operation';

/** Takes back what a corrective action did. @param path its `undo_endpoint` */
export function undoCorrectiveOperation(path: string) {
  return operation({
    id: 'corrective_action_undo',
    method: 'POST',
    path,
    summary: 'Undo a corrective action',
    permission: 'SIGNED_IN',
    answer: z.record(z.string(), z.unknown()),
  });
}
