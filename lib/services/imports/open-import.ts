import type { Encoding, ImportRun } from '@/lib/contracts/imports/imports';
import { callerId } from '@/lib/core/caller-id';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

/** An import before its first line. */
export type NewImport = Pick<ImportRun, 'source' | 'file_name' | 'format' | 'record_type' | 'size_bytes'> & {
  /** Chosen by whoever wants to follow the import while it runs. */
  id?: string | undefined;
  /** The store or organisation that the file comes from. */
  store?: string | undefined;
  /** What the file is written in, as far as no byte order mark says so: UTF-8 unless given. */
  encoding?: Encoding;
};

/** Makes an import's row, so that everybody can see it run. @returns its id. @throws already_exists */
export async function openImport(ctx: Ctx, plan: NewImport): Promise<string> {
  const createdById = callerId(ctx);
  const [row] = await ctx.db.$queryRaw<{ id: string }[]>(sql`
    INSERT INTO import (id, status, source, file_name, format, record_type, size_bytes, store_name, created_by_id, created, heartbeat_at)
    VALUES (coalesce(${plan.id ?? null}::uuid, uuid_v7()), 'running', ${plan.source}, ${plan.file_name}, ${plan.format},
      ${plan.record_type}, ${plan.size_bytes}, ${plan.store ?? ''}, ${createdById}::uuid, ${ctx.now}::timestamptz, ${ctx.now}::timestamptz)
    ON CONFLICT (id) DO NOTHING RETURNING id`);
  if (row === undefined) throw new DomainError('already_exists', { detail: 'An import with this ID already exists.' });
  return row.id;
}
