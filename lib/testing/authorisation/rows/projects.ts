import type { Caller, Place } from '@/lib/testing/authorisation/callers';
import { placeOf } from '@/lib/testing/authorisation/callers';
import { byRole, byView, type Outcomes, only } from '@/lib/testing/authorisation/expectations';
import type { MatrixRow, MatrixRows, Question } from '@/lib/testing/authorisation/find-matrix-errors';
import type { TestUsers } from '@/lib/testing/authorisation/make-test-users';
import { uniqueName } from '@/lib/testing/make';
import { makeProjectImage } from '@/lib/testing/make-picture';

/** PROJECT.UPDATE. */
const mayUpdate: readonly Caller[] = ['manager', 'owner', 'customerManager', 'staff'];

/** PROJECT.CREATE, which no role of a project grants; who reads nothing there is told of no organisation. */
const ofCreation: Outcomes = {
  ...only(['member', 'manager', 'admin', 'customerSupport', 'support'], 403, 400),
  owner: 201,
  customerManager: 201,
  staff: 201,
  readToken: 201,
  ingestToken: 201,
};

type Project = TestUsers['projects'][Place];

export const projectRows: MatrixRows = {
  projects_list: {
    outcomes: byView('shown', 'hidden'),
    ask: about(({ id, name }) => ({ query: `?name_exact=${name}`, seeks: id })),
  },
  projects_read: { outcomes: byView(200, 404), ask: about(({ id }) => ({ params: { uuid: id } })) },
  projects_commands: { outcomes: byView(200, 404), ask: about(({ id }) => ({ params: { uuid: id } })) },
  projects_offerings: {
    outcomes: byView(200, 404),
    ask: about(({ id }) => ({ params: { uuid: id } })),
  },
  projects_change: {
    outcomes: byRole(mayUpdate),
    ask: about(({ id }) => ({ params: { uuid: id }, body: { description: uniqueName('text') } })),
  },
  projects_replace: {
    outcomes: byRole(mayUpdate),
    ask: about(({ customer_id, id, name }) => ({
      params: { uuid: id },
      body: { name, customer: customer_id, description: uniqueName('text') },
    })),
  },
  projects_stats: { outcomes: byView(200, 404), ask: about(({ id }) => ({ params: { uuid: id } })) },
  projects_costs: { outcomes: byView(200, 404), ask: about(({ id }) => ({ params: { uuid: id } })) },
  projects_image: {
    outcomes: byView(200, 404),
    ask: async ({ projects }, _caller, subject) => {
      const { id } = projects[placeOf(subject)];
      await makeProjectImage(id);
      return { params: { uuid: id } };
    },
  },
  projects_sync_user_roles: { outcomes: byRole(['staff']), ask: about(({ id }) => ({ params: { uuid: id } })) },
  projects_create: {
    outcomes: {
      sameProject: ofCreation,
    },
    ask: about(({ customer_id }) => ({ body: { name: uniqueName('project'), customer: customer_id } })),
  },
};

/** Asks about the project of the place in question. */
function about(ask: (project: Project) => Question): MatrixRow['ask'] {
  return (testUsers, _caller, subject) => ask(testUsers.projects[placeOf(subject)]);
}
