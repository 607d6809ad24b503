import { sql } from '@/lib/db/client';
import { roleWords } from '@/lib/db/role-name';

/** The role that a group invitation, as `link`, gives, as people read it: in the project that it creates, or in its place. */
export const givenRole = sql`(SELECT ${roleWords} FROM role
  WHERE role.id = CASE WHEN link.auto_create_project THEN link.project_role_id ELSE link.role_id END)`;
