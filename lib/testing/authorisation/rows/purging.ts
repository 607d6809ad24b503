import { only, staff } from '@/lib/testing/authorisation/expectations';
import type { MatrixRows } from '@/lib/testing/authorisation/find-matrix-errors';
import { makeUser, uniqueName } from '@/lib/testing/make';
import { makePersonPurge, makePurgeProfile } from '@/lib/testing/make-purge-profile';

const someProfile = async () => ({ params: { id: (await makePurgeProfile()).id } });

/** What staff and support get; 403 for everyone else. */
const looking = (outcome: 200 | 'shown') => only(['staff', 'support'], outcome, 403);

export const purgingRows: MatrixRows = {
  users_delete: {
    outcomes: { somebody: staff(200) },
    ask: async () => ({ params: { uuid: (await makeUser()).id }, body: { reason: 'They left the university.' } }),
  },
  users_purge_certificate: {
    outcomes: { somebody: looking(200) },
    ask: async () => {
      const { id: uuid } = await makeUser();
      await makePersonPurge(uuid);
      return { params: { uuid } };
    },
  },
  purge_profiles_list: {
    outcomes: { all: looking('shown') },
    ask: async () => {
      const { id, name } = await makePurgeProfile();
      return { query: `?q=${name}`, seeks: id };
    },
  },
  purge_profiles_create: {
    outcomes: { all: staff(201) },
    ask: () => ({
      body: { name: uniqueName('profile'), applies_to: 'suspended', after_days: 10, records: ['tokens'] },
    }),
  },
  purge_profiles_read: { outcomes: { all: looking(200) }, ask: someProfile },
  purge_profiles_change: {
    outcomes: { all: staff(200) },
    ask: async () => ({ ...(await someProfile()), body: { after_days: 31 } }),
  },
  purge_profiles_delete: { outcomes: { all: staff(204) }, ask: someProfile },
};
