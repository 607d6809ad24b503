import type { InputOf } from '@/lib/contracts/operation';
import type { listProjectOfferingsOperation } from '@/lib/contracts/projects/commands';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import { hasWords, matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { ascending } from '@/lib/db/row-order';
import type { RowShape } from '@/lib/db/row-shape';
import { isReadableProject } from '@/lib/services/projects/is-readable-project';

const offeringRow: RowShape = {
  id: sql`offering.id`,
  tables: sql`offering JOIN customer AS provider ON provider.id = offering.customer_id`,
  json: sql`json_build_object(
    'uuid', offering.id, 'name', offering.name, 'offering_type', offering.offering_type,
    'provider_uuid', provider.id, 'provider_name', provider.name,
    'asks_for_review', offering.plugin_options @> '{"provider_review": true}',
    'components', (SELECT coalesce(json_agg(json_build_object('type', part.type, 'name', part.name) ORDER BY part.name, part.type), '[]')
      FROM offering_component AS part WHERE part.offering_id = offering.id))`,
};

const byName = [ascending(sql`offering.name`), ascending(sql`offering.id`)];

/** What can be ordered in a project that the caller reads: every offering, by name. Two statements. @throws not_found */
export async function listProjectOfferings(
  ctx: Ctx,
  { uuid, ...input }: InputOf<typeof listProjectOfferingsOperation>,
) {
  if (!(await isReadableProject(ctx, uuid))) throw new DomainError('not_found');
  const filters = { q: hasWords(sql`concat_ws(' ', offering.name, offering.offering_type, provider.name)`) };
  const selected = { condition: matchesAll(input, filters), order: byName, isSearched: input.q !== undefined };
  return listRows(ctx.db, offeringRow, selected, input);
}
