import { z } from 'zod';
import { sql } from '@/lib/db/client';
import { defineAction } from '@/lib/plugins/rules/action';
import { resultsOf } from '@/lib/plugins/rules/actions/status-results';
import { verdictOfStatus, verdictOn } from '@/lib/plugins/rules/verdict-on';
import { changeStatus } from '@/lib/services/people/change-status';
import { restoreStatuses } from '@/lib/services/people/restore-statuses';
import { suspension } from '@/lib/services/people/status-changes';

export const suspendUser = defineAction({
  key: 'suspend_user',
  label: 'Suspend the account',
  configSchema: z.strictObject({}),
  example: {},
  sentence: () => 'Suspend the account',
  references: () => [],
  isDestructive: true,
  isReversible: true,
  endsMatch: (filters) => verdictOn(filters, (one) => verdictOfStatus('suspended', one)) === false,
  isDone: () => sql`person.status = 'suspended'`,
  runBatch: async (tx, people, _config, { ruleName }) => {
    const ids = people.map(({ userId }) => userId);
    return resultsOf(ids, await changeStatus(tx, ids, { from: 'active', set: suspension(tx.now, ruleName) }));
  },
  undoBatch: (tx, acts) => restoreStatuses(tx, acts, 'suspended'),
});
