import { staff } from '@/lib/testing/authorisation/expectations';
import type { MatrixRows } from '@/lib/testing/authorisation/find-matrix-errors';
import { makeOffering } from '@/lib/testing/make';

export const offeringRows: MatrixRows = {
  offerings_list: {
    outcomes: { all: staff('shown') },
    ask: async () => {
      const { id, name } = await makeOffering();
      return { query: `?q=${name}`, seeks: id };
    },
  },
  offerings_read: { outcomes: { some: staff(200) }, ask: someOffering },
  offerings_change: {
    outcomes: { some: staff(200) },
    ask: async () => ({
      ...(await someOffering()),
      body: { plugin_options: { resource_expiration_reminders: [60, 10] } },
    }),
  },
};

async function someOffering() {
  return { params: { uuid: (await makeOffering()).id } };
}
