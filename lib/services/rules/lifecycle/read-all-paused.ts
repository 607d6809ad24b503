import type { AllPaused } from '@/lib/contracts/rules/versions';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { personJson } from '@/lib/db/person-json';
import { findRow } from '@/lib/db/row-shape';

const pauseRow = {
  id: sql`pause.id`,
  tables: sql`rules_pause AS pause`,
  json: sql`json_build_object('paused', pause.paused, 'note', pause.note, 'by', ${personJson(sql`pause.by_id`)}, 'at', pause.at)`,
};

/** Whether all rules are paused, by whom and why. */
export async function readAllPaused({ db }: Ctx): Promise<AllPaused> {
  const found = await findRow<AllPaused>(db, pauseRow, sql`TRUE`);
  return found ?? { paused: false, note: '', by: null, at: null };
}
