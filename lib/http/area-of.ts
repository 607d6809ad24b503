import type { Operation } from '@/lib/contracts/operation';

/** The first part of an operation's address after the root of the API. */
export function areaOf({ path }: Operation): string {
  return path.replace(/^\/api\/(v1\/admin\/)?/, '').split('/')[0] ?? '';
}
