import { signedIn, staff } from '@/lib/testing/authorisation/expectations';
import type { MatrixRow, MatrixRows } from '@/lib/testing/authorisation/find-matrix-errors';
import { uniqueName } from '@/lib/testing/make';
import { makeProjectType } from '@/lib/testing/make-project-type';

export const projectTypeRows: MatrixRows = {
  project_types_list: {
    outcomes: { all: signedIn('shown') },
    ask: async () => {
      const { id, name } = await makeProjectType();
      return { query: `?name_exact=${name}`, seeks: id };
    },
  },
  project_types_read: { outcomes: { some: signedIn(200) }, ask: ofType({}) },
  project_types_create: {
    outcomes: { some: staff(201) },
    ask: async () => ({ body: { name: uniqueName('type') } }),
  },
  project_types_change: { outcomes: { some: staff(200) }, ask: ofType({ body: { description: 'New.' } }) },
  project_types_delete: { outcomes: { some: staff(204) }, ask: ofType({}) },
};

function ofType(asked: { body?: object }): MatrixRow['ask'] {
  return async () => ({ params: { uuid: (await makeProjectType()).id }, ...asked });
}
