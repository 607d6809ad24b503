import { clock } from '@/lib/core/clock';
import { database } from '@/lib/db/client';
import type { Caller } from '@/lib/testing/authorisation/callers';
import { anywhere, only, signedIn, staff } from '@/lib/testing/authorisation/expectations';
import type { MatrixRows } from '@/lib/testing/authorisation/find-matrix-errors';
import type { TestUsers } from '@/lib/testing/authorisation/make-test-users';
import { ownerOf } from '@/lib/testing/authorisation/owner-of';

const byStaffToo = (outcome: 'shown' | 200, deniedStatus: number) => ({
  own: signedIn(outcome),
  ...anywhere(only(['staff'], outcome, deniedStatus)),
});

const ofProvider = { any: staff(200) };

export const executionAndProviderRows: MatrixRows = {
  user_action_executions_list: {
    outcomes: byStaffToo('shown', 403),
    ask: async (testUsers, caller, subject) => {
      const { user_id, object_id } = await makeExecution(testUsers, caller, subject);
      const query = subject === 'own' ? '?page_size=300' : `?page_size=300&user_uuid=${user_id}`;
      return { query, seeks: object_id };
    },
  },
  user_action_executions_read: {
    outcomes: byStaffToo(200, 404),
    ask: async (testUsers, caller, subject) => {
      const { id } = await makeExecution(testUsers, caller, subject);
      return { params: { id: String(id) } };
    },
  },
  user_action_providers_list: { outcomes: ofProvider, ask: () => ({}) },
  user_action_providers_read: { outcomes: ofProvider, ask: async () => ({ params: { id: await providerId() } }) },
  user_action_providers_change: {
    outcomes: ofProvider,
    ask: async () => ({ params: { id: await providerId() }, body: { schedule: '30 4 * * 1' } }),
  },
  user_action_providers_cancel: {
    outcomes: ofProvider,
    ask: async () => ({ params: { id: await runningProviderId() } }),
  },
};

function makeExecution(testUsers: TestUsers, caller: Caller, subject: string) {
  const data = {
    user_id: ownerOf(testUsers, caller, subject).id,
    action_type: 'pending_order',
    object_type: 'order',
    object_id: crypto.randomUUID(),
    title: 'Approve pending order',
    corrective_action_key: 'approve_order',
    corrective_action_label: 'Approve order',
    executed_at: clock(),
    via: 'token',
    success: true,
  };
  return database().userActionExecution.create({ data });
}

async function providerId(): Promise<string> {
  return String((await database().userActionProvider.findFirstOrThrow()).id);
}

/** A provider whose run has just begun. */
async function runningProviderId(): Promise<string> {
  const id = await providerId();
  const data = { last_execution: clock(), last_execution_status: 'running', cancelled_by: null };
  await database().userActionProvider.update({ where: { id: Number(id) }, data });
  return id;
}
