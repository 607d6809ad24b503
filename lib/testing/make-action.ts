import { randomUUID } from 'node:crypto';
import { database, type Prisma, sql } from '@/lib/db/client';
import { snapshotJson } from '@/lib/plugins/providers/fact-columns';
import { uniqueName } from '@/lib/testing/make';
import { testNow } from '@/lib/testing/test-context';

type Place = { id: string; name: string; customer_id: string };

/** An open action of a person in a project, as a refresh would have left it: of medium urgency and due in nine days. */
export async function makeAction(
  user_id: string,
  project: Place,
  fields: Partial<Prisma.UserActionUncheckedCreateInput> = {},
) {
  const data = {
    action_type: 'pending_order',
    object_type: 'order',
    object_id: randomUUID(),
    title: uniqueName('Approve pending order'),
    urgency_rank: 2,
    due_date: new Date(testNow.getTime() + 9 * 86_400_000),
    evidence: { created: '2026-11-20T10:00:00Z' },
    project_id: project.id,
    project_name: project.name,
    customer_id: project.customer_id,
    customer_name: 'Customer',
    snapshot: {},
    opened_at: testNow,
    created: testNow,
    modified: testNow,
  };
  const action = await database().userAction.create({ data: { ...data, ...fields, user_id } });
  await database().$executeRaw(sql`UPDATE user_action SET said = ${snapshotJson} WHERE id = ${action.id}::uuid`);
  return action;
}
