import type { InputOf } from '@/lib/contracts/operation';
import type { listProjectTypesOperation } from '@/lib/contracts/projects/project-types';
import { sql } from '@/lib/db/client';
import { contains, equals, matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { ascending } from '@/lib/db/row-order';
import { projectTypeRow } from '@/lib/services/project-types/project-type-row';

const filters = { name: contains(sql`project_type.name`), name_exact: equals(sql`project_type.name`) };
const order = [ascending(sql`project_type.name`), ascending(sql`project_type.id`)];

/** Project types, by name. One statement. */
export function listProjectTypes({ db }: Ctx, input: InputOf<typeof listProjectTypesOperation>) {
  return listRows(db, projectTypeRow, { condition: matchesAll(input, filters), order }, input);
}
