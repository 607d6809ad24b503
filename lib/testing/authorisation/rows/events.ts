import { database } from '@/lib/db/client';
import { placeOf } from '@/lib/testing/authorisation/callers';
import { byView, signedIn } from '@/lib/testing/authorisation/expectations';
import type { MatrixRow, MatrixRows } from '@/lib/testing/authorisation/find-matrix-errors';
import { testNow } from '@/lib/testing/test-context';

export const eventRows: MatrixRows = {
  events_list: {
    outcomes: byView('shown', 'hidden'),
    ask: about((id, project_uuid) => ({ query: `?project_uuid=${project_uuid}&page_size=300`, seeks: id })),
  },
  events_read: { outcomes: byView(200, 404), ask: about((uuid) => ({ params: { uuid } })) },
  events_groups: { outcomes: { all: signedIn(200) }, ask: () => ({}) },
};

type Question = Awaited<ReturnType<MatrixRow['ask']>>;

/** Asks about an event of the project of the place in question. */
function about(ask: (id: string, projectId: string) => Question): MatrixRow['ask'] {
  return async ({ projects }, _caller, subject) => {
    const { customer_id, id: project_id } = projects[placeOf(subject)];
    const { id } = await database().event.create({
      data: {
        created: testNow,
        event_type: 'project_update_succeeded',
        message: 'Project was changed.',
        context: {},
        project_id,
        customer_id,
      },
    });
    return ask(id, project_id);
  };
}
