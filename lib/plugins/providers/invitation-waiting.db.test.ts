import { expect, test } from 'vitest';
import { DomainError } from '@/lib/core/errors';
import { database } from '@/lib/db/client';
import { executeUserAction } from '@/lib/services/user-actions/execute-user-action';
import { listUserActions } from '@/lib/services/user-actions/list-user-actions';
import { makeProject, makeUser } from '@/lib/testing/make';
import { makeInvitation } from '@/lib/testing/make-invitation';
import { refreshAll } from '@/lib/testing/make-sample-marketplace';
import { testContext } from '@/lib/testing/test-context';

const NOW = new Date('2026-11-22T10:00:00Z');
const AT_EXPIRY = new Date('2026-11-22T10:20:00Z');

test('an invitation leaves the list of actions at the moment when it expires, without any job', async () => {
  const invited = await makeUser();
  const project = await makeProject({ name: 'Climate' });
  await makeInvitation({ project_id: project.id, email: invited.email, expires_at: AT_EXPIRY, now: NOW });
  await refreshAll(NOW);
  const listed = async (now: Date) => {
    const page = await listUserActions(testContext(invited, now), { page: 1, page_size: 10 });
    return JSON.parse(page.json).length;
  };
  const before = new Date(AT_EXPIRY.getTime() - 1);
  expect([await listed(NOW), await listed(before), await listed(AT_EXPIRY)]).toEqual([1, 1, 0]);
  const { id: uuid } = await database().userAction.findFirstOrThrow({ where: { user_id: invited.id } });
  const accepted = executeUserAction(testContext(invited, AT_EXPIRY), { uuid, action_key: 'accept' });
  await expect(accepted).rejects.toEqual(new DomainError('not_found'));
});
