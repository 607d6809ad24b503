import type { EndDateRequest } from '@/lib/contracts/projects/end-date-requests';
import type { Ctx } from '@/lib/db/context';
import { createEndDateRequest } from '@/lib/services/end-date-requests/create-end-date-request';
import { usualExtension } from '@/lib/services/projects/extend-project';
import { holdProject } from '@/lib/services/projects/held-project';

/** Asks for the usual extension of a project. Inside a transaction. @throws what asking for a date throws; rule_broken without an end date */
export async function askToExtendProject(tx: Ctx, uuid: string): Promise<EndDateRequest> {
  const requested_end_date = await usualExtension(tx, await holdProject(tx, uuid));
  return createEndDateRequest(tx, { project: uuid, requested_end_date, comment: '' });
}
