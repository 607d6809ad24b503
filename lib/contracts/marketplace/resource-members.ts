import { z } from 'zod';
import { day, instant, uuid } from '@/lib/contracts/common';
import { pausers, resourceStateNames } from '@/lib/contracts/marketplace/names';
import { belongings } from '@/lib/contracts/marketplace/order-members';

/** What a resource answers. */
export const resourceMembers = {
  ...belongings,
  name: z.string(),
  state: z.enum(resourceStateNames),
  project: z.string(),
  project_end_date: day.nullable(),
  project_effective_end_date: day.nullable(),
  project_is_in_grace_period: z.boolean(),
  backend_id: z.string(),
  service_settings: z.string().nullable(),
  /** Left out without service settings. */
  service_settings_uuid: uuid.optional(),
  service_settings_name: z.string(),
  end_date: day.nullable(),
  /** The earlier of its own end date and the last day that its project gives it. */
  resource_effective_end_date: day.nullable(),
  paused: z.boolean(),
  /** Null where neither grace nor staff paused or unpaused it. */
  paused_by: z.enum(pausers).nullable(),
  limits: z.record(z.string(), z.number()),
  termination_accepted_at: instant.nullable(),
  termination_accepted_by_name: z.string(),
};
