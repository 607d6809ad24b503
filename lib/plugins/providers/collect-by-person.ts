import { type Sql, sql } from '@/lib/db/client';
import type { AffectedUser, Candidate, ProviderContext } from '@/lib/plugins/providers/candidate';
import { addFactRows } from '@/lib/plugins/providers/desired-actions';
import { factColumns, factTypes, factValues, givenValues } from '@/lib/plugins/providers/fact-columns';
import { inProject, ofOffering, ofResource } from '@/lib/plugins/providers/fact-places';
import { ofObjects } from '@/lib/plugins/providers/in-scope';
import { isAllowed } from '@/lib/plugins/providers/is-allowed';
import type { ActionProvider, RefreshScope } from '@/lib/plugins/providers/provider';
import { rankOf } from '@/lib/plugins/providers/urgency-ranks';

/** How many people's candidates are written with one statement. */
const BATCH_SIZE = 200;

/** A provider that answers for one person at a time. */
type PersonalProvider = Pick<ActionProvider, 'actionType' | 'access'> & {
  getAffectedUsers: (ctx: ProviderContext, scope: RefreshScope) => Promise<readonly string[]>;
  getActionsForUser: (ctx: ProviderContext, user: AffectedUser, scope: RefreshScope) => Promise<readonly Candidate[]>;
};

type Given = Candidate & { user_id: string };

/** Collects for a provider that is asked person by person. Two statements per batch of people, beside the provider's own. */
export async function collectByPerson(
  ctx: ProviderContext,
  provider: PersonalProvider,
  scope: RefreshScope,
): Promise<void> {
  const affected = new Set(await provider.getAffectedUsers(ctx, scope));
  const asked = scope.userIds === undefined ? [...affected] : scope.userIds.filter((id) => affected.has(id));
  for (let from = 0; from < asked.length; from += BATCH_SIZE) {
    const given: Given[] = [];
    for (const person of await findActivePeople(ctx, asked.slice(from, from + BATCH_SIZE))) {
      given.push(...(await askFor(ctx, provider, person, scope)));
    }
    if (given.length > 0) await ctx.db.$executeRaw(addCandidates(ctx, provider, scope, given));
  }
}

function findActivePeople({ db }: ProviderContext, ids: readonly string[]): Promise<AffectedUser[]> {
  return db.user.findMany({
    where: { id: { in: [...ids] }, status: 'active' },
    select: { id: true, full_name: true, time_zone: true },
    orderBy: { id: 'asc' },
  });
}

/** @throws Error when the provider names an object twice: one person has one action about it. */
async function askFor(
  ctx: ProviderContext,
  provider: PersonalProvider,
  person: AffectedUser,
  scope: RefreshScope,
): Promise<Given[]> {
  const candidates = await provider.getActionsForUser(ctx, person, scope);
  if (new Set(candidates.map(({ object_id }) => object_id)).size < candidates.length) {
    throw new Error(`${provider.actionType} names an object twice for the person ${person.id}.`);
  }
  return candidates.map((candidate) => ({ ...candidate, user_id: person.id }));
}

/** Each fact is its person's alone, so the person's own id is its place. */
function addCandidates(
  { now }: ProviderContext,
  { access }: PersonalProvider,
  scope: RefreshScope,
  given: readonly Given[],
): Sql {
  return sql`
    WITH kept AS MATERIALIZED (
      SELECT * FROM (${placed(given)}) AS placed
      WHERE ${isAllowed(access, sql`placed`, now)} ${ofObjects(scope, sql`placed.object_id`)}
    ), people AS (
      INSERT INTO desired_user (user_id, place) SELECT DISTINCT user_id, user_id FROM kept
    )
    ${addFactRows(sql`SELECT user_id AS place, object_id, ${factColumns} FROM kept`)}`;
}

/** What the ids that a candidate names stand for. */
const lookedUp = { ...inProject, ...ofOffering, ...ofResource };

/** The given rows with the names of what they refer to, without those of removed projects. */
function placed(given: readonly Given[]): Sql {
  const rows = given.map(({ urgency, ...fields }) => ({ ...fields, urgency_rank: rankOf[urgency] }));
  return sql`
    SELECT given.user_id, given.object_id, ${factValues({ ...givenValues(sql`given`), ...lookedUp })}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS given (user_id uuid, object_id uuid, ${factTypes})
    LEFT JOIN project ON project.id = given.project_id
    LEFT JOIN customer ON customer.id = coalesce(project.customer_id, given.customer_id)
    LEFT JOIN offering ON offering.id = given.offering_id
    LEFT JOIN resource ON resource.id = given.resource_id
    WHERE project.is_removed IS NOT TRUE`;
}
