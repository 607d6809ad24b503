import pino, { type Logger } from 'pino';
import { env } from '@/lib/core/env';

export type Log = Logger;

const secretPaths = ['password', 'token', 'secret', 'authorization', 'cookie'].flatMap((name) => [name, `*.${name}`]);

/** Structured logs, one JSON object a line on stderr. Secrets are replaced wherever they appear under their names. */
export const log: Log = pino(
  { level: env.HEED_LOG_LEVEL, redact: { paths: secretPaths, censor: '[secret]' }, base: {} },
  pino.destination({ dest: 2, sync: false }),
);
