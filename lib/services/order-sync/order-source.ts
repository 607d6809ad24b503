import { env, isPublicDemo } from '@/lib/core/env';

/** The job that fetches orders, and when it does by itself. */
export const SYNC_ORDERS = 'sync-orders';
export const SYNC_SCHEDULE = '*/15 * * * *';

/** A server that tells of orders, page by page. */
export type OrderSource = {
  /** What staff call it. */
  name: string;
  /** The store or organisation whose orders it has; null when that is not said. */
  store: string | null;
  url: string;
  token: string | null;
  limits: SourceLimits;
};

/** How much of a source's time and words is taken. */
export type SourceLimits = {
  /** Of one page, per attempt. */
  timeoutMs: number;
  /** Before the attempts that follow the first. */
  pausesMs: readonly number[];
  mostPages: number;
  mostOrders: number;
  mostPageBytes: number;
};

const usualLimits: SourceLimits = {
  timeoutMs: 20_000,
  pausesMs: [500, 3_000],
  mostPages: 200,
  mostOrders: 20_000,
  mostPageBytes: 4 * 1024 * 1024,
};

/** The source that the owner of the installation named; null when there is none, and in a public demo, which fetches nothing. */
export function configuredSource(): OrderSource | null {
  const { HEED_ORDER_SOURCE_URL: url, HEED_ORDER_SOURCE_TOKEN: token, HEED_ORDER_SOURCE_NAME: name } = env;
  const store = env.HEED_ORDER_SOURCE_STORE ?? null;
  return url === undefined || isPublicDemo() ? null : { name, store, url, token: token ?? null, limits: usualLimits };
}
