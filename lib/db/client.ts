import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { env } from '@/lib/core/env';
import { statementName } from '@/lib/db/statement-name';

export type { Prisma } from '@/lib/db/generated/client';

import { Prisma, PrismaClient } from '@/lib/db/generated/client';

/** Everything that can run SQL: the client itself or one transaction of it. */
export type Db = Prisma.TransactionClient;

/** Safe SQL by template: values become parameters. */
export const { sql, join, empty } = Prisma;
export type Sql = Prisma.Sql;

const pools = new WeakMap<object, pg.Pool>();

/** The connections of a client; none for one of its transactions. */
export function poolOf(db: Db): pg.Pool | undefined {
  return pools.get(db);
}

/** Makes a client of its own; the caller disconnects it. */
export function createClient(connectionString = env.DATABASE_URL ?? '') {
  const pool = new pg.Pool({
    connectionString,
    max: env.HEED_DATABASE_CONNECTIONS,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    options: '-c timezone=UTC -c datestyle=ISO -c application_name=heed -c temp_buffers=64MB',
  });
  pool.on('error', () => undefined); // an idle connection that the server closed: the pool replaces it
  const adapter = new PrismaPg(pool, { statementNameGenerator: statementName, disposeExternalPool: true });
  const client = new PrismaClient({ adapter, log: [{ emit: 'event', level: 'query' }] });
  pools.set(client, pool);
  return client;
}

export type Client = ReturnType<typeof createClient>;

declare global {
  var heedClient: Client | undefined;
}

/** The client of this process; one, however often development reloads the module. */
export function database(): Client {
  globalThis.heedClient ??= createClient();
  return globalThis.heedClient;
}
