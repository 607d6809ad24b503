import { env } from '@/lib/core/env';

/** The whole address of a path, for readers outside the application. */
export function absoluteUrl(path: string): string {
  return new URL(path, env.AUTH_URL ?? env.HEED_URL).href;
}
