import { Logger } from 'graphile-worker';
import { log } from '@/lib/core/log';
import { ofDatabase } from '@/lib/db/database-errors';
import { logFailure } from '@/lib/db/log-failure';

const levelOf = { error: 'error', warning: 'warn', info: 'debug', debug: 'debug' } as const;

/** What the worker says of a connection that broke, in its words or in its error: it has none but to the database. */
const BROKEN_CONNECTION = /\b(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)\b/;

/** What a runner says that was stopped while it worked: the work that it can no longer end is back in the queue. */
const STOPPED = /Cannot use a pool after calling end on the pool/;

/** The worker's own messages in our log; what it calls info happens every minute and is debug to us. */
export const workerLog = new Logger((scope) => (level, message, meta) => {
  const worker = scope.workerId ?? scope.label;
  const thrown = meta['error'] ?? meta['fatalError'];
  const [code] = BROKEN_CONNECTION.exec(`${message} ${String(thrown)}`) ?? [];
  const err = code === undefined ? thrown : ofDatabase(Object.assign(new Error(message), { code }));
  const ours = STOPPED.test(`${message} ${String(thrown)}`) ? 'debug' : levelOf[level];
  if (err === undefined || ours === 'debug') log[ours]({ worker }, message);
  else logFailure(log, ours, { worker, err }, message);
});
