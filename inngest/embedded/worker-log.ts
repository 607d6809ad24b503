import { Logger } from 'graphile-worker';
import { log } from '@/lib/core/log';

const levelOf = { error: 'error', warning: 'warn', info: 'debug', debug: 'debug' } as const;

/** The worker's own messages in our log; what it calls info happens every minute and is debug to us. */
export const workerLog = new Logger((scope) => (level, message) => {
  log[levelOf[level]]({ worker: scope.workerId ?? scope.label }, message);
});
