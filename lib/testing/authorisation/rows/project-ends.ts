import { type Caller, placeOf } from '@/lib/testing/authorisation/callers';
import { byRole, type Outcomes } from '@/lib/testing/authorisation/expectations';
import type { MatrixRow, MatrixRows } from '@/lib/testing/authorisation/find-matrix-errors';
import { dayValue, makeCustomer, makeProject } from '@/lib/testing/make';
import { testNow } from '@/lib/testing/test-context';

/** PROJECT.DELETE and PROJECT.CREATE, on the customer. */
const mayEnd: readonly Caller[] = ['owner', 'staff'];
const mayRecover: readonly Caller[] = ['owner', 'customerManager', 'staff'];

export const projectEndRows: MatrixRows = {
  projects_delete: { outcomes: inCustomer(mayEnd, 204), ask: ofProject({}) },
  projects_accept_end: { outcomes: inCustomer(mayEnd, 200), ask: ofProject({ end_date: dayValue('2090-01-31') }) },
  projects_undo_accept_end: {
    outcomes: inCustomer(mayEnd, 200),
    ask: ofProject({ end_date: dayValue('2090-01-31'), end_accepted_at: testNow }),
  },
  projects_recover: {
    outcomes: inCustomer(mayRecover, 200),
    ask: ofProject({ is_removed: true, removed_at: testNow }),
  },
  projects_recovery_rehearsal: {
    outcomes: inCustomer(mayRecover, 200),
    ask: ofProject({ is_removed: true, removed_at: testNow }),
  },
  projects_hard_delete: {
    outcomes: inCustomer(['staff'], 204),
    ask: ofProject({ name: 'Gone', is_removed: true, removed_at: testNow }, async () => ({
      body: { confirm_name: 'Gone' },
    })),
  },
  projects_move_rehearsal: {
    outcomes: inCustomer(['staff'], 200),
    ask: ofProject({}, async () => ({ query: `?customer=${(await makeCustomer()).id}&preserve_permissions=true` })),
  },
  projects_move: {
    outcomes: inCustomer(['staff'], 200),
    ask: ofProject({}, async () => ({ body: { customer: (await makeCustomer()).id, preserve_permissions: false } })),
  },
};

/** Of another project than the one with the roles, so that only roles in its customer count. */
function inCustomer(may: readonly Caller[], outcome: number): Readonly<Record<string, Outcomes>> {
  const { otherCustomer, otherProject } = byRole(may, outcome);
  return { otherProject, otherCustomer };
}

/** Asks about a new project of the customer of the place in question. */
function ofProject(
  fields: NonNullable<Parameters<typeof makeProject>[0]>,
  more: () => Promise<{ body?: object; query?: string }> = async () => ({}),
): MatrixRow['ask'] {
  return async ({ projects }, _caller, subject) => {
    const { customer_id } = projects[placeOf(subject)];
    return { params: { uuid: (await makeProject({ customer_id, ...fields })).id }, ...(await more()) };
  };
}
