import { z } from 'zod';
import { instant, pageQuery, text } from '@/lib/contracts/common';
import { operation } from '@/lib/contracts/operation';

export const auditResults = ['success', 'refused', 'failure'] as const;

const auditEntry = z.strictObject({
  uuid: z.uuid(),
  at: instant,
  actor_name: z.string(),
  operation: z.string(),
  result: z.enum(auditResults),
});

export type AuditEntry = z.output<typeof auditEntry>;

export const listAuditEntriesOperation = operation({
  id: 'audit_entries_list',
  method: 'GET',
  path: '/api/audit-entries/',
  summary: 'List audit entries, newest first',
  permission: 'STAFF',
  query: z.strictObject({ ...pageQuery, result: z.enum(auditResults).optional(), q: text(200).optional() }),
  answer: z.array(auditEntry),
  gives: { kind: 'list' },
});
