import pino, { type DestinationStream, type Logger, type LoggerOptions } from 'pino';
import { describeError } from '@/lib/core/describe-error';
import { env } from '@/lib/core/env';

export type Log = Logger;

const secretPaths = ['password', 'token', 'secret', 'authorization', 'cookie'].flatMap((name) => [name, `*.${name}`]);

const hooks: NonNullable<LoggerOptions['hooks']> = {
  /** Logged without words, an error would lend the line its own message. */
  logMethod(args, method) {
    const [given]: readonly unknown[] = args;
    if (args.length === 1 && given instanceof Error) return method.apply(this, [{ err: given }, 'error']);
    if (args.length === 1 && typeof given === 'object') return method.apply(this, [given, '']);
    return method.apply(this, args);
  },
};

/**
 * Structured logs, one JSON object a line. Secrets are replaced wherever they appear under their names, and errors are
 * written without what rows hold.
 */
export function createLog(level: string, destination: DestinationStream): Log {
  const redact = { paths: secretPaths, censor: '[secret]' };
  const serializers = { err: describeError, error: describeError };
  return pino({ level, redact, serializers, hooks, base: {} }, destination);
}

/** The log of this process, on stderr. */
export const log: Log = createLog(env.HEED_LOG_LEVEL, pino.destination({ dest: 2, sync: false }));
