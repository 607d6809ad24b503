import { type Sql, sql } from '@/lib/db/client';

/** An order's stored state as the API names it: pending-consumer. */
export function orderStateName(state: Sql): Sql {
  return sql`lower(replace(${state}, '_', '-'))`;
}

/** An order's stored type as the API names it: Create. */
export function orderTypeName(type: Sql): Sql {
  return sql`initcap(${type})`;
}

/** A resource's stored state as the API names it: Creating, OK. */
export function resourceStateName(state: Sql): Sql {
  return sql`CASE ${state} WHEN 'OK' THEN 'OK' ELSE initcap(${state}) END`;
}
