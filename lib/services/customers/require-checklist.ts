import { fieldError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

/** Demands that a checklist can be asked of projects, and that nobody deletes it until the transaction ends; null is none. @throws validation_failed */
export async function requireChecklist({ db }: Ctx, uuid: string | null): Promise<void> {
  if (uuid === null) return;
  const found = await db.$executeRaw(
    sql`SELECT FROM checklist WHERE id = ${uuid}::uuid AND checklist_type = 'project_metadata' FOR KEY SHARE`,
  );
  if (found === 0) throw fieldError('project_metadata_checklist', 'There is no such checklist for projects.');
}
