import pino, { type DestinationStream, type Logger } from 'pino';
import { env } from '@/lib/core/env';

export type Log = Logger;

const secretPaths = ['password', 'token', 'secret', 'authorization', 'cookie'].flatMap((name) => [name, `*.${name}`]);

/** Structured logs, one JSON object a line. Secrets are replaced wherever they appear under their names. */
export function createLog(level: string, destination: DestinationStream): Log {
  return pino({ level, redact: { paths: secretPaths, censor: '[secret]' }, base: {} }, destination);
}

/** The log of this process, on stderr. */
export const log: Log = createLog(env.HEED_LOG_LEVEL, pino.destination({ dest: 2, sync: false }));
