import type { Urgency } from '@/lib/contracts/actions/actions';
import type { Ctx } from '@/lib/db/context';
import type { FactColumn, FactFields } from '@/lib/plugins/providers/fact-columns';
import type { ProviderFacts } from '@/lib/plugins/providers/provider';

/** What a provider may use while it looks: the refresh's own transaction, instant and settings. */
export type ProviderContext = Pick<Ctx, 'db' | 'log'> & ProviderFacts;

/** Somebody who may have actions. */
export type AffectedUser = { id: string; full_name: string; time_zone: string };

/** The columns that are looked up by the ids beside them. */
type LookedUp = 'project_name' | 'customer_name' | 'offering_name' | 'offering_type' | 'resource_name';

/**
 * One thing that needs a person: what its fact says, column by column. Names of projects, customers, offerings and resources
 * are looked up by their ids; without a project or customer only the access rule `own` lets anybody see it. `evidence` is the
 * facts and the threshold that make it an action; they decide whether a corrective action still fits.
 */
export type Candidate = { object_id: string; urgency: Urgency } & FactFields<
  Exclude<FactColumn, LookedUp | 'urgency_rank'>
>;
