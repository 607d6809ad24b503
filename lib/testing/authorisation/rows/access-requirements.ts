import { committee, signedIn } from '@/lib/testing/authorisation/expectations';
import type { MatrixRows } from '@/lib/testing/authorisation/find-matrix-errors';
import { uniqueName } from '@/lib/testing/make';
import { makeRequirement } from '@/lib/testing/make-access';
import { testNow } from '@/lib/testing/test-context';

const some = async () => ({ params: { id: (await makeRequirement()).id } });
const reason = 'No longer needed.';

export const accessRequirementRows: MatrixRows = {
  access_requirements_list: {
    outcomes: { all: signedIn('shown') },
    ask: async () => {
      const { id, name } = await makeRequirement();
      return { query: `?q=${name}`, seeks: id };
    },
  },
  access_requirements_create: {
    outcomes: { all: committee(201) },
    ask: () => ({ body: { name: uniqueName('requirement') } }),
  },
  access_requirements_read: { outcomes: { all: signedIn(200) }, ask: some },
  access_requirements_prefill: { outcomes: { all: signedIn(200) }, ask: some },
  access_requirements_change: {
    outcomes: { all: committee(200) },
    ask: async () => ({ ...(await some()), body: { is_duc_required: true } }),
  },
  access_requirements_archive: {
    outcomes: { all: committee(200) },
    ask: async () => ({ ...(await some()), body: { reason } }),
  },
  access_requirements_restore: {
    outcomes: { all: committee(200) },
    ask: async () => ({ params: { id: (await makeRequirement({ archived_at: testNow })).id }, body: { reason } }),
  },
};
