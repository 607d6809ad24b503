import { database } from '@/lib/db/client';
import { holdRole, type Installation, makeInstallation, nth } from '@/lib/testing/installation';
import { makeUser } from '@/lib/testing/make';

const always = { expiresIn: null, is_active: true };

/**
 * An installation in which every provider finds something: orders in every state and of every age, resources that end
 * soon, late and never, and people in and out of their roles. A provider that finds nothing here adds what it looks for.
 */
export async function makeSampleInstallation(): Promise<Installation> {
  const ages = [0, 30, 80, 200];
  return makeInstallation({
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
    resources: [-40, -3, 0, 1, 12, 90, null].flatMap((endsIn, at) =>
      ['OK', 'UPDATING'].map((state) => ({ project: at, offering: 0, state, endsIn })),
    ),
    orders: ['PENDING_CONSUMER', 'PENDING_PROVIDER', 'EXECUTING', 'ERRED', 'DONE'].flatMap((state, at) =>
      ages.map((hours) => ({ project: at + hours, offering: at, resource: null, state, hours })),
    ),
  });
}

/** Adds people who may do everything in the first project. */
export async function addManagers({ projects }: Installation, count: number): Promise<void> {
  for (let made = 0; made < count; made++) {
    const { id } = await makeUser();
    await holdRole(database(), id, nth(projects, 0), { role: 'PROJECT_MANAGER', ...always });
  }
}
