import { database } from '@/lib/db/client';
import { type Caller, type Place, placeOf } from '@/lib/testing/authorisation/callers';
import { byRole, byView, type Outcomes, only } from '@/lib/testing/authorisation/expectations';
import type { MatrixRow, MatrixRows } from '@/lib/testing/authorisation/find-matrix-errors';
import type { TestUsers } from '@/lib/testing/authorisation/make-test-users';
import { dayValue } from '@/lib/testing/make';
import { testNow } from '@/lib/testing/test-context';

const DAY = '2090-01-31';
const mayDecide: readonly Caller[] = ['owner', 'staff'];

const ofAsking: Outcomes = {
  ...only(['member', 'customerSupport', 'support'], 403, 400),
  ...Object.fromEntries(
    ['manager', 'admin', 'owner', 'customerManager', 'staff', 'readToken', 'ingestToken'].map((one) => [one, 201]),
  ),
};

export const endDateRequestRows: MatrixRows = {
  end_date_requests_list: {
    outcomes: byView('shown', 'hidden'),
    ask: ofRequest((uuid) => ({ query: '?page_size=300', seeks: uuid })),
  },
  end_date_requests_read: { outcomes: byView(200, 404), ask: ofRequest() },
  end_date_requests_create: {
    outcomes: { sameProject: ofAsking },
    ask: async ({ projects }) => {
      const { id } = projects.sameProject;
      await database().endDateChangeRequest.deleteMany({ where: { project_id: id } });
      return { body: { project: id, requested_end_date: DAY } };
    },
  },
  end_date_requests_approve: { outcomes: byRole(mayDecide), ask: ofRequest() },
  end_date_requests_reject: { outcomes: byRole(mayDecide), ask: ofRequest() },
  end_date_requests_cancel: { outcomes: byRole(['staff']), ask: ofRequest() },
};

type Question = Awaited<ReturnType<MatrixRow['ask']>>;

/** Asks about a pending request of a colleague in the project of the place in question. */
function ofRequest(ask: (uuid: string) => Question = (uuid) => ({ params: { uuid } })): MatrixRow['ask'] {
  return async (testUsers, _caller, subject) => ask(await makeRequest(testUsers, placeOf(subject)));
}

async function makeRequest({ colleagues, projects }: TestUsers, place: Place): Promise<string> {
  const project_id = projects[place].id;
  await database().endDateChangeRequest.deleteMany({ where: { project_id, state: 'pending' } });
  const created_by_id = colleagues[place].id;
  const data = { project_id, requested_end_date: dayValue(DAY), created_by_id, created: testNow };
  return (await database().endDateChangeRequest.create({ data })).id;
}
