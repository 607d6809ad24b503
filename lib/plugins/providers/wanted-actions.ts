import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

/** The columns that a provider fills, in the order in which its query selects them. */
export const wantedColumns = sql`
  user_id, object_id, title, description, urgency_rank, due_date, evidence, route_name, route_params, related_object_name,
  project_id, project_name, customer_id, customer_name, offering_id, offering_name, offering_type,
  resource_id, resource_name, order_type`;

/** Makes the temporary table of one connection, empty at the start of every transaction and provider. */
export async function openWantedActions(ctx: Ctx): Promise<void> {
  await ctx.db.$executeRaw(sql`
    CREATE TEMPORARY TABLE IF NOT EXISTS wanted_action (
      user_id uuid NOT NULL, object_id uuid NOT NULL, title text NOT NULL, description text NOT NULL,
      urgency_rank smallint NOT NULL, due_date timestamptz(3), evidence jsonb NOT NULL,
      route_name text NOT NULL, route_params jsonb NOT NULL, related_object_name text NOT NULL,
      project_id uuid, project_name text NOT NULL, customer_id uuid, customer_name text NOT NULL,
      offering_id uuid, offering_name text NOT NULL, offering_type text NOT NULL,
      resource_id uuid, resource_name text NOT NULL, order_type text NOT NULL
    ) ON COMMIT DELETE ROWS`);
  await ctx.db.$executeRaw(sql`DELETE FROM wanted_action`);
}

/** Stores what a set-based provider's query finds. */
export async function collectFrom(ctx: Ctx, candidates: Sql): Promise<void> {
  await ctx.db.$executeRaw(sql`INSERT INTO wanted_action (${wantedColumns}) ${candidates}`);
}
