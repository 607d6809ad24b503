import { empty, type Sql, sql } from '@/lib/db/client';
import type { RefreshScope } from '@/lib/plugins/providers/provider';

/** True when nothing narrows the scope. */
export function isFull({ userIds, objectIds }: RefreshScope): boolean {
  return userIds === undefined && objectIds === undefined;
}

/** The scope of what an event names; null for all objects. */
export function scopeOfObjects(objectIds: readonly string[] | null): RefreshScope {
  return objectIds === null ? {} : { objectIds };
}

/** Narrows a query over objects to a scope, starting with AND. */
export function ofObjects({ objectIds }: RefreshScope, objectColumn: Sql): Sql {
  return objectIds === undefined ? empty : sql`AND ${objectColumn} = ANY(${objectIds}::uuid[])`;
}

/** Narrows a query over user_action `action` to a scope, starting with AND. */
export function ofActions(scope: RefreshScope): Sql {
  const users = scope.userIds === undefined ? empty : sql`AND action.user_id = ANY(${scope.userIds}::uuid[])`;
  return sql`${users} ${ofObjects(scope, sql`action.object_id`)}`;
}
