import { expect, test } from 'vitest';
import { database, sql } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { restoreRoles } from '@/lib/plugins/rules/actions/restore-roles';
import { removeProjects } from '@/lib/services/projects/remove-projects';
import { makeRole, makeUser } from '@/lib/testing/make';
import { makeHeldProject } from '@/lib/testing/make-held-project';
import { testContext, testNow } from '@/lib/testing/test-context';
import { waitingForLocks } from '@/lib/testing/waiting-for-locks';

const roleOf = (id: string) => database().userRole.findUniqueOrThrow({ where: { id } });

test('a role that is written to after the deletion of its project stays revoked since then', async () => {
  const { person, project } = await makeHeldProject('PROJECT_MANAGER');
  const { id } = await database().userRole.findFirstOrThrow({ where: { user_id: person.id } });
  await database().userRole.update({ where: { id }, data: { created: new Date('2026-01-01') } });
  await transaction(testContext(), (tx) => removeProjects(tx, [project.id]));
  await database().userRole.update({ where: { id }, data: { is_active: true, revoked_at: null } });
  expect(await roleOf(id)).toMatchObject({ is_active: false, revoked_at: testNow });
});

test('undoing a revocation while the project is being deleted says that it restored nothing', async () => {
  const { project } = await makeHeldProject('PROJECT_MANAGER');
  const { id: userId } = await makeUser();
  const { id } = await makeRole({ user_id: userId, role: 'PROJECT_MEMBER', project_id: project.id });
  await database().userRole.update({ where: { id }, data: { is_active: false, revoked_at: testNow } });
  const undoing = await transaction(testContext(), async (tx) => {
    await tx.db.$executeRaw(sql`SELECT FROM project WHERE id = ${project.id}::uuid FOR UPDATE`);
    await removeProjects(tx, [project.id]);
    const waits = transaction(testContext(), (other) => restoreRoles(other, [{ userId, before: { role_ids: [id] } }]));
    await expect.poll(waitingForLocks, { interval: 10 }).toBeGreaterThan(0);
    return { waits };
  });
  expect((await undoing.waits).get(userId)?.error?.message).toContain('was removed');
  expect(await roleOf(id)).toMatchObject({ is_active: false });
  const granted = { project_id: project.id, event_type: 'role_granted' };
  expect(await database().event.count({ where: granted })).toBe(0);
});
