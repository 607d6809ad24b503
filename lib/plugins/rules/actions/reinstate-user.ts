import { z } from 'zod';
import { sql } from '@/lib/db/client';
import { defineAction } from '@/lib/plugins/rules/action';
import { resultsOf } from '@/lib/plugins/rules/actions/status-results';
import { verdictOfStatus, verdictOn } from '@/lib/plugins/rules/verdict-on';
import { changeStatus } from '@/lib/services/people/change-status';
import { restoreStatuses } from '@/lib/services/people/restore-statuses';
import { reinstatement } from '@/lib/services/people/status-changes';

export const reinstateUser = defineAction({
  key: 'reinstate_user',
  label: 'Reinstate the account',
  configSchema: z.strictObject({}),
  example: {},
  sentence: () => 'Reinstate the account',
  references: () => [],
  isDestructive: false,
  isReversible: true,
  endsMatch: (filters) => verdictOn(filters, (one) => verdictOfStatus('active', one)) === false,
  isDone: () => sql`person.status = 'active'`,
  runBatch: async (tx, people) => {
    const ids = people.map(({ userId }) => userId);
    return resultsOf(ids, await changeStatus(tx, ids, { from: 'suspended', set: reinstatement(tx.now) }));
  },
  undoBatch: (tx, acts) => restoreStatuses(tx, acts, 'active'),
});
