import { listAuditEntriesOperation } from '@/docs/screen-example/audit-entries';
import { listPageQuery } from '@/lib/client/list-page-query';
import type { QueryTo } from '@/lib/contracts/operation';

type AuditQuery = QueryTo<typeof listAuditEntriesOperation>;

export const auditKeys = {
  all: ['audit-entries'],
  list: (query: AuditQuery) => [...auditKeys.all, 'list', query],
} as const;

/** A page of the audit log, newest first. */
export function auditListQuery(query: AuditQuery) {
  return listPageQuery(auditKeys.list(query), () => listAuditEntriesOperation, query);
}
