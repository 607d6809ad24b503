import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { revokeRole } from '@/docs/examples/revoke-role';
import { database } from '@/lib/db/client';
import { deliver } from '@/lib/services/delivery/deliver';
import { queueNoticeDigests } from '@/lib/services/digests/queue-notice-digests';
import { readNotificationPreferences } from '@/lib/services/preferences/read-notification-preferences';
import { startFakeMailServer } from '@/lib/testing/fake-mail-server';
import { makeProject, makeRole, makeUser } from '@/lib/testing/make';
import { systemActor, testContext, testNow } from '@/lib/testing/test-context';

vi.mock('@/lib/plugins/notification-kinds/registry', () => import('@/docs/examples/kinds-registry'));

let service: Awaited<ReturnType<typeof startFakeMailServer>>;

beforeEach(async () => {
  service = await startFakeMailServer();
});

afterEach(() => service.stop());

const inHours = (hours: number) => testContext(systemActor, new Date(testNow.getTime() + hours * 3_600_000));

async function revokeRoleOf(person: { id: string }) {
  const project = await makeProject({ name: 'Tidal models' });
  const role = await makeRole({ user_id: person.id, role: 'PROJECT_MANAGER', project_id: project.id });
  await revokeRole(testContext(systemActor), { uuid: role.id });
}

test('someone whose role is revoked gets an email right away', async () => {
  const person = await makeUser();
  await revokeRoleOf(person);
  await deliver(inHours(0));
  const subject = '[Heed] Your role in Tidal models';
  expect(service.mails).toMatchObject([{ to: person.email, subject }]);
  expect(service.mails[0]?.body).toContain('You no longer have the role “Manager of a project” there.');
});

test('someone who prefers the digest finds it there, at their next 9:00', async () => {
  const person = await makeUser({ time_zone: 'UTC' });
  const digest = { user_id: person.id, kind: 'role_changed', channel: 'email', when: 'digest' };
  await database().notificationPreference.create({ data: digest });
  await revokeRoleOf(person);
  await deliver(inHours(0));
  await queueNoticeDigests(inHours(24));
  await deliver(inHours(24));
  expect(service.mails).toMatchObject([{ to: person.email, subject: '[Heed] 1 update to read' }]);
  expect(service.mails[0]?.body).toContain('You no longer have the role “Manager of a project” there.');
});

test('it is offered in everyone’s preferences, with its choices', async () => {
  const { kinds } = await readNotificationPreferences(testContext(await makeUser()));
  const choices = ['at_once', 'digest', 'off'];
  expect(kinds).toContainEqual(
    expect.objectContaining({ kind: 'role_changed', channels: [expect.objectContaining({ choices })] }),
  );
});
