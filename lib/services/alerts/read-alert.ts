import type { AlertDetail, readAlertOperation } from '@/lib/contracts/alerts/alerts';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { readAlertRow } from '@/lib/services/alerts/alert-row';

/** One alert. @throws not_found */
export function readAlert(ctx: Ctx, { id }: InputOf<typeof readAlertOperation>): Promise<AlertDetail> {
  return readAlertRow(ctx, id);
}
