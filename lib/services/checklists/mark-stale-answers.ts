import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { type AskedQuestion, judgeAnswer } from '@/lib/services/checklists/judge-answer';

const BATCH = 1_000;
type Kept = { id: string; answer_data: unknown; is_stale: boolean };

/** Marks the answers that do not fit their question as stale, and those that fit again as not. In batches, so that no more are held at once. */
export async function markStaleAnswers({ db }: Ctx, question: AskedQuestion & { uuid: string }): Promise<void> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const answers = await db.$queryRaw<Kept[]>(sql`
      SELECT id, answer_data, is_stale FROM answer
      WHERE question_id = ${question.uuid}::uuid AND id > ${after}::uuid ORDER BY id LIMIT ${BATCH}`);
    const turned = answers.filter(
      ({ answer_data, is_stale }) => 'errors' in judgeAnswer(question, answer_data) !== is_stale,
    );
    const ids = turned.map(({ id }) => id);
    if (ids.length > 0) {
      await db.$executeRaw(sql`UPDATE answer SET is_stale = NOT is_stale WHERE id = ANY(${ids}::uuid[])`);
    }
    const last = answers.at(-1);
    if (last === undefined || answers.length < BATCH) return;
    after = last.id;
  }
}
