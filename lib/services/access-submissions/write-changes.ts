import type { AccessSubmission } from '@/lib/contracts/access/submissions';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

/** Has a draft ask for these changes and no others. Two statements. */
export async function writeChanges(
  { db }: Ctx,
  submissionId: string,
  changes: AccessSubmission['accessor_changes'],
): Promise<void> {
  await db.accessSubmissionChange.deleteMany({ where: { submission_id: submissionId } });
  await db.$executeRaw(sql`
    INSERT INTO access_submission_change (submission_id, user_id, type, position)
    SELECT ${submissionId}::uuid, wanted.user_id, wanted.type, wanted.position
    FROM ROWS FROM (jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) AS (user_id uuid, type text))
      WITH ORDINALITY AS wanted (user_id, type, position)`);
}
