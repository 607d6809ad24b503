import { expect, test, vi } from 'vitest';
import { holdWriting } from '@/faults/testing/hold';
import { killTogether } from '@/faults/testing/kill-together';
import { work } from '@/faults/testing/work';
import { database, sql } from '@/lib/db/client';
import { deliver } from '@/lib/services/delivery/deliver';
import { startFakeMailServer } from '@/lib/testing/fake-mail-server';
import { makeProject } from '@/lib/testing/make';
import { makeInvitation } from '@/lib/testing/make-invitation';
import { systemActor, testContext, testNow } from '@/lib/testing/test-context';

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

test('killed between the acceptance and the mail about it: the role stays, and the mail is sent once', async () => {
  const provider = await startFakeMailServer();
  try {
    await database().$executeRaw(sql`TRUNCATE outbox_message CASCADE`);
    const { id: project_id } = await makeProject();
    const { invitation, token } = await makeInvitation({ project_id });
    await work(testContext(systemActor), `register-invited ${invitation.id} ${token}`);
    const hold = await holdWriting('delivery', 'INSERT');
    await killTogether([['deliver']], { untilHeld: () => hold.untilWaiting(1), letGo: hold.release });
    provider.state.misbehave = () => true;
    const isSending = () => vi.waitFor(() => expect(provider.state.calls).toBe(1), { timeout: 60_000 });
    await killTogether([['deliver']], {
      untilHeld: isSending,
      letGo: () => {
        provider.state.misbehave = () => false;
      },
    });
    const mailed = () => provider.mails.flatMap(({ to }) => (to === invitation.email ? [to] : []));
    expect(mailed()).toEqual([]);
    for (const minutes of [3, 30]) {
      await deliver(testContext(systemActor, new Date(testNow.getTime() + minutes * 60_000)));
      expect(mailed()).toHaveLength(1);
    }
    const person = { email: invitation.email };
    expect(await database().userRole.count({ where: { project_id, user: person, is_active: true } })).toBe(1);
  } finally {
    await provider.stop();
  }
}, 120_000);
