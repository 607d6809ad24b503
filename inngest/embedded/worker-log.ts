import { Logger } from 'graphile-worker';
import { log } from '@/lib/core/log';
import { ofDatabase } from '@/lib/db/database-errors';
import { logFailure } from '@/lib/db/log-failure';

const levelOf = { error: 'error', warning: 'warn', info: 'debug', debug: 'debug' } as const;

/** What the worker says of a connection that broke, in its words or in its error: it has none but to the database. */
const BROKEN_CONNECTION = /\b(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)\b/;

/** The worker's own messages in our log; what it calls info happens every minute and is debug to us. */
export const workerLog = new Logger((scope) => (level, message, meta) => {
  const worker = scope.workerId ?? scope.label;
  const thrown = meta['error'] ?? meta['fatalError'];
  const [code] = BROKEN_CONNECTION.exec(`${message} ${String(thrown)}`) ?? [];
  const err = code === undefined ? thrown : ofDatabase(Object.assign(new Error(message), { code }));
  const ours = levelOf[level];
  if (err === undefined || ours === 'debug') log[ours]({ worker }, message);
  else logFailure(log, ours, { worker, err }, message);
});
