import { type Sql, sql } from '@/lib/db/client';

/** The pair of a requirement and a submitter, and those of others through whom some of these people have access: one may stop the other. */
export function pairsAround(requirementId: string, submitterId: string, accessorIds: readonly string[]): Sql {
  return sql`SELECT ${requirementId}::uuid AS requirement_id, ${submitterId}::uuid AS submitter_id
    UNION SELECT other.requirement_id, other.submitter_id FROM access_approval AS other
    WHERE other.requirement_id = ${requirementId}::uuid AND other.accessor_id = ANY(${[...accessorIds]}::uuid[])`;
}

/** All pairs of a requirement. */
export function pairsOfRequirement(requirementId: string): Sql {
  return sql`SELECT DISTINCT approval.requirement_id, approval.submitter_id FROM access_approval AS approval
    WHERE approval.requirement_id = ${requirementId}::uuid`;
}

/** All pairs of those of these submitters who are active. */
export function pairsOfActiveSubmitters(submitterIds: readonly string[]): Sql {
  return sql`SELECT DISTINCT approval.requirement_id, approval.submitter_id
    FROM access_approval AS approval JOIN user_account AS submitter ON submitter.id = approval.submitter_id
    WHERE approval.submitter_id = ANY(${[...submitterIds]}::uuid[]) AND submitter.status = 'active'`;
}
