import { Logger } from 'graphile-worker';
import { log } from '@/lib/core/log';
import { logFailure } from '@/lib/db/log-failure';

const levelOf = { error: 'error', warning: 'warn', info: 'debug', debug: 'debug' } as const;

/** The worker's own messages in our log; what it calls info happens every minute and is debug to us. */
export const workerLog = new Logger((scope) => (level, message, meta) => {
  const worker = scope.workerId ?? scope.label;
  const err = meta['error'] ?? meta['fatalError'];
  const ours = levelOf[level];
  if (err === undefined || ours === 'debug') log[ours]({ worker }, message);
  else logFailure(log, ours, { worker, err }, message);
});
