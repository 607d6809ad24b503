import { type Caller, placeOf } from '@/lib/testing/authorisation/callers';
import { byRole, byView, only } from '@/lib/testing/authorisation/expectations';
import type { MatrixRow, MatrixRows } from '@/lib/testing/authorisation/find-matrix-errors';
import { dayValue, makeOffering, makeOrder, makeResource } from '@/lib/testing/make';
import { testNow } from '@/lib/testing/test-context';

/** ORDER.APPROVE, REJECT and CANCEL, and RESOURCE.SET_END_DATE. */
const mayApprove: readonly Caller[] = ['manager', 'admin', 'owner', 'customerManager', 'staff'];
/** PROJECT.UPDATE. */
const mayRename: readonly Caller[] = ['manager', 'owner', 'customerManager', 'staff'];
/** RESOURCE.TERMINATE. */
const mayTerminate: readonly Caller[] = ['manager', 'admin', 'owner', 'staff'];

/** ORDER.CREATE. */
const ofPlacing = {
  ...only(['customerSupport', 'support'], 403, 400),
  ...Object.fromEntries(['member', ...mayApprove, 'readToken', 'ingestToken'].map((caller) => [caller, 201])),
};

const readable = byView(200, 404);
const listed = byView('shown', 'hidden');

export const marketplaceRows: MatrixRows = {
  marketplace_orders_list: { outcomes: listed, ask: inPlace(async (place) => inList(await makeOrder(place))) },
  marketplace_orders_read: ofOrder(readable),
  marketplace_orders_history: ofOrder(readable),
  marketplace_orders_commands: ofOrder(readable),
  marketplace_orders_user_actions: ofOrder(readable),
  marketplace_orders_approve_by_consumer: ofOrder(byRole(mayApprove)),
  marketplace_orders_reject_by_consumer: ofOrder(byRole(mayApprove)),
  marketplace_orders_cancel: ofOrder(byRole(mayApprove, 202)),
  marketplace_orders_create: {
    outcomes: { sameProject: ofPlacing },
    ask: async ({ projects }) => ({
      body: { project: projects.sameProject.id, offering: (await makeOffering()).id, attributes: { name: 'Disk' } },
    }),
  },
  marketplace_orders_approve_by_provider: ofProvider('PENDING_PROVIDER'),
  marketplace_orders_reject_by_provider: ofProvider('PENDING_PROVIDER'),
  marketplace_orders_set_state_executing: ofProvider('ERRED'),
  marketplace_orders_set_state_done: ofProvider('EXECUTING'),
  marketplace_orders_set_state_erred: ofProvider('EXECUTING'),
  marketplace_resources_list: { outcomes: listed, ask: inPlace(async (place) => inList(await makeResource(place))) },
  marketplace_resources_read: ofResource(readable),
  marketplace_resources_history: ofResource(readable),
  marketplace_resources_commands: ofResource(readable),
  marketplace_resources_user_actions: ofResource(readable),
  marketplace_resources_change: ofResource(byRole(mayRename), { body: { name: 'Disk' } }),
  marketplace_resources_set_paused: {
    outcomes: byRole(['staff']),
    ask: inPlace(async (place) => ({ params: { uuid: (await makeResource(place)).id }, body: { paused: true } })),
  },
  marketplace_resources_set_end_date: ofResource(byRole(mayApprove), { body: { end_date: '2090-02-01' } }),
  marketplace_resources_renew: ofResource(byRole(mayApprove)),
  marketplace_resources_terminate: ofResource(byRole(mayTerminate)),
  marketplace_resources_undo_terminate: ofResource(byRole(mayTerminate), {}, { termination_accepted_at: testNow }),
};

type Outcomes = MatrixRow['outcomes'];

/** Of orders for offerings of somebody else, and of the caller's own customer, whose owners carry them out. */
function ofProvider(state: string): MatrixRow {
  const { otherCustomer, sameProject } = byRole(['staff']);
  const own = byRole(['owner', 'staff']).sameProject;
  return {
    outcomes: { sameProject, otherCustomer, ownOffering: own },
    ask: async ({ projects }, _caller, subject) => {
      const isOwn = subject === 'ownOffering';
      const project = projects[isOwn ? 'sameProject' : placeOf(subject)];
      const offering = await makeOffering(isOwn ? { customer_id: project.customer_id } : {});
      return { params: { uuid: (await makeOrder({ project_id: project.id, offering_id: offering.id, state })).id } };
    },
  };
}

function ofOrder(outcomes: Outcomes): MatrixRow {
  return { outcomes, ask: inPlace(async (place) => ({ params: { uuid: (await makeOrder(place)).id } })) };
}

function ofResource(outcomes: Outcomes, question: { body?: object } = {}, fields: object = {}): MatrixRow {
  const make = (place: { project_id: string }) =>
    makeResource({ ...place, end_date: dayValue('2090-01-31'), ...fields });
  return { outcomes, ask: inPlace(async (place) => ({ params: { uuid: (await make(place)).id }, ...question })) };
}

/** Asks about a row made in the project of the place in question. */
function inPlace(ask: (place: { project_id: string }) => ReturnType<MatrixRow['ask']>): MatrixRow['ask'] {
  return (testUsers, _caller, subject) => ask({ project_id: testUsers.projects[placeOf(subject)].id });
}

function inList({ id }: { id: string }) {
  return { query: '?page_size=300&o=-created', seeks: id };
}
