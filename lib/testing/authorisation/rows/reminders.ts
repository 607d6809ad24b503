import { anywhere, only, signedIn } from '@/lib/testing/authorisation/expectations';
import type { MatrixRows } from '@/lib/testing/authorisation/find-matrix-errors';
import { ownerOf } from '@/lib/testing/authorisation/owner-of';
import { makeReminder } from '@/lib/testing/make-reminder';

export const reminderRows: MatrixRows = {
  reminders_list: {
    outcomes: { own: signedIn('shown'), ...anywhere(only(['staff', 'support'], 'shown', 403)) },
    ask: async (testUsers, caller, subject) => {
      const { id: recipient_id } = ownerOf(testUsers, caller, subject);
      const { id, object_id } = await makeReminder({ recipient_id });
      const query = subject === 'own' ? `?object_id=${object_id}` : `?object_id=${object_id}&recipient=${recipient_id}`;
      return { query, seeks: id };
    },
  },
};
