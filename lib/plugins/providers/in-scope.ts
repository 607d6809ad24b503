import { empty, type Sql, sql } from '@/lib/db/client';
import type { RefreshScope } from '@/lib/plugins/providers/provider';

/** Narrows a query to a scope: conditions on the user's and the object's column, each starting with AND. */
export function inScope(scope: RefreshScope, userColumn: Sql, objectColumn: Sql): Sql {
  const users = scope.userIds === undefined ? empty : sql`AND ${userColumn} = ANY(${scope.userIds}::uuid[])`;
  const objects = scope.objectIds === undefined ? empty : sql`AND ${objectColumn} = ANY(${scope.objectIds}::uuid[])`;
  return sql`${users} ${objects}`;
}
