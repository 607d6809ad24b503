import { database } from '@/lib/db/client';
import { actionProviders } from '@/lib/plugins/providers/registry';
import { holdRole, type Installation, makeInstallation, nth } from '@/lib/testing/installation';
import { makeUser } from '@/lib/testing/make';
import { testNow } from '@/lib/testing/test-context';

const always = { expiresIn: null, is_active: true };

/** An installation with people in and out of their roles, in which every provider has made its samples. */
export async function makeSampleInstallation(): Promise<Installation> {
  const world = await makeInstallation({
    zones: [null, 'Pacific/Kiritimati', 'America/Los_Angeles'],
    plugin_options: { resource_expiration_reminders: [20, 5] },
    people: [
      { status: 'active', full_name: 'Ada', roles: [{ role: 'PROJECT_MANAGER', project: 0, ...always }] },
      { status: 'active', full_name: '', roles: [{ role: 'CUSTOMER_OWNER', project: 0, ...always }] },
      { status: 'active', full_name: 'Ben', roles: [{ role: 'PROJECT_MEMBER', project: 1, ...always }] },
      {
        status: 'active',
        full_name: 'Cleo',
        roles: [
          { role: 'PROJECT_ADMIN', project: 1, ...always },
          { role: 'PROJECT_ADMIN', project: 2, ...always },
          { role: 'CUSTOMER_OWNER', project: 1, ...always },
        ],
      },
      {
        status: 'active',
        full_name: 'Expired',
        roles: [{ ...always, role: 'PROJECT_MANAGER', project: 0, expiresIn: 0 }],
      },
      {
        status: 'active',
        full_name: 'Gone',
        roles: [{ ...always, role: 'CUSTOMER_OWNER', project: 0, is_active: false }],
      },
      { status: 'suspended', full_name: '', roles: [{ role: 'PROJECT_MANAGER', project: 0, ...always }] },
      { status: 'deleted', full_name: '', roles: [{ role: 'PROJECT_MANAGER', project: 1, ...always }] },
      { status: 'active', full_name: 'Stranger', roles: [] },
    ],
    resources: [],
    orders: [],
  });
  for (const { sample } of actionProviders) await sample({ db: database(), now: testNow, ...world });
  return world;
}

/** Adds people who may do everything in the first project. */
export async function addManagers({ projects }: Installation, count: number): Promise<void> {
  for (let made = 0; made < count; made++) {
    const { id } = await makeUser();
    await holdRole(database(), id, nth(projects, 0), { role: 'PROJECT_MANAGER', ...always });
  }
}
