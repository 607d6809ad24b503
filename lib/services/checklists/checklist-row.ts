import type { Checklist } from '@/lib/contracts/checklists/admin';
import { DomainError } from '@/lib/core/errors';
import { apiPath } from '@/lib/core/routes';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { type RowShape, readRow } from '@/lib/db/row-shape';
import { absoluteUrl } from '@/lib/emails/absolute-url';
import { checklistJson } from '@/lib/services/checklists/question-json';

/** The address of checklists in the API. */
export const checklistsUrl = absoluteUrl(apiPath('checklists-admin'));

/** A checklist as those who administer it see it. */
export const checklistRow: RowShape = {
  id: sql`checklist.id`,
  tables: sql`checklist`,
  json: sql`(${checklistJson} || jsonb_build_object('url', ${checklistsUrl} || checklist.id || '/',
    'questions_count', (SELECT count(*) FROM question WHERE question.checklist_id = checklist.id)))`,
};

/** One checklist. @throws not_found */
export function readChecklistRow({ db }: Ctx, uuid: string): Promise<Checklist> {
  return readRow<Checklist>(db, checklistRow, sql`checklist.id = ${uuid}::uuid`);
}

/** A checklist that nobody else changes, answers or gives to a customer until the transaction ends. @throws not_found */
export async function holdChecklist({ db }: Ctx, uuid: string): Promise<void> {
  const held = await db.$executeRaw(sql`SELECT FROM checklist WHERE id = ${uuid}::uuid FOR UPDATE`);
  if (held === 0) throw new DomainError('not_found');
}
