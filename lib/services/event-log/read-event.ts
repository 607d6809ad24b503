import type { LoggedEvent, readEventOperation } from '@/lib/contracts/history/events';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { readRow } from '@/lib/db/row-shape';
import { eventRow } from '@/lib/services/event-log/event-row';
import { readableEvents } from '@/lib/services/event-log/readable-events';

/** One event that the caller reads. @throws not_found */
export async function readEvent(ctx: Ctx, { uuid }: InputOf<typeof readEventOperation>): Promise<LoggedEvent> {
  const isReadable = (await readableEvents(ctx)) ?? sql`TRUE`;
  return readRow<LoggedEvent>(ctx.db, eventRow(ctx), sql`event.id = ${uuid}::uuid AND ${isReadable}`);
}
