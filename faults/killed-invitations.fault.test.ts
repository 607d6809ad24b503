import { expect, test } from 'vitest';
import { holdWriting } from '@/faults/testing/hold';
import { killTogether } from '@/faults/testing/kill-together';
import { work } from '@/faults/testing/work';
import { database } from '@/lib/db/client';
import { makeProject } from '@/lib/testing/make';
import { makeInvitation } from '@/lib/testing/make-invitation';
import { systemActor, testContext } from '@/lib/testing/test-context';

test.each(['user_role', 'outbox_message', 'audit_entry'])(
  'killed while an acceptance writes into %s: there is no account, no role and no message, and it can be done again',
  async (table) => {
    const { id: project_id } = await makeProject();
    const { invitation, token } = await makeInvitation({ project_id });
    const cause = `register-invited ${invitation.id} ${token}`;
    const found = async () => ({
      accounts: await database().user.count({ where: { email: invitation.email } }),
      roles: await database().userRole.count({ where: { project_id, is_active: true } }),
      messages: await database().outboxMessage.count({ where: { kind: 'role_changed', subject_id: project_id } }),
      state: (await database().invitation.findUniqueOrThrow({ where: { id: invitation.id } })).state,
    });
    const hold = await holdWriting(table, 'INSERT');
    await killTogether([[cause]], { untilHeld: () => hold.untilWaiting(1), letGo: hold.release });
    expect(await found()).toEqual({ accounts: 0, roles: 0, messages: 0, state: 'pending' });
    await work(testContext(systemActor), cause);
    // The message is committed with the acceptance: whoever dies now leaves it to be sent.
    expect(await found()).toEqual({ accounts: 1, roles: 1, messages: 1, state: 'accepted' });
  },
  120_000,
);
