import type { Urgency } from '@/lib/contracts/user-actions';
import type { Ctx } from '@/lib/db/context';
import type { ProviderFacts } from '@/lib/plugins/providers/provider';

/** What a provider may use while it looks: the refresh's own transaction, instant and settings. */
export type ProviderContext = Pick<Ctx, 'db' | 'log'> & ProviderFacts;

/** Somebody who may have actions. */
export type AffectedUser = { id: string; full_name: string; time_zone: string };

/** One thing that needs a person. Names of projects, customers, offerings and resources are looked up by their ids. */
export type Candidate = {
  object_id: string;
  title: string;
  description: string;
  urgency: Urgency;
  due_date: Date | null;
  /** The facts and the threshold that make it an action; they decide whether a corrective action still fits. */
  evidence: Record<string, unknown>;
  related_object_name: string;
  /** Where it belongs; without a place only the access rule `own` lets anybody see it. */
  project_id?: string | null;
  customer_id?: string | null;
  offering_id?: string | null;
  resource_id?: string | null;
  order_type?: string;
  route_name?: string;
  route_params?: Record<string, unknown>;
};
