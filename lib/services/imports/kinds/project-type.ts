import { sql } from '@/lib/db/client';
import { defineRecordKind, maybe, required } from '@/lib/services/imports/define-record-kind';
import { line, prose } from '@/lib/services/imports/fields';

export const projectTypeKind = defineRecordKind({
  type: 'project_type',
  fields: { name: required(line(150)), description: maybe(prose(2_000), 'text', sql`''`) },
  sharedKeys: ({ name }) => [`name ${String(name).toLowerCase()}`],
  storage: {
    table: 'project_type',
    errors: [
      {
        field: 'name',
        when: sql`EXISTS (SELECT FROM project_type AS other WHERE lower(other.name) = lower(given.name) AND other.id IS DISTINCT FROM known.id)`,
        message: sql`format('Another project type has the name "%s".', given.name)`,
      },
    ],
    clash: { field: 'name', message: 'Another project type already uses this name.' },
  },
});
