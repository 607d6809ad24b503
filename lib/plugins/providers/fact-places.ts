import { sql } from '@/lib/db/client';

/** The columns of a fact that belongs to `project`, joined with its `customer`. */
export const inProject = {
  project_id: sql`project.id`,
  project_name: sql`coalesce(project.name, '')`,
  customer_id: sql`customer.id`,
  customer_name: sql`coalesce(customer.name, '')`,
};

/** The columns of a fact about something of `offering`. */
export const ofOffering = {
  offering_id: sql`offering.id`,
  offering_name: sql`coalesce(offering.name, '')`,
  offering_type: sql`coalesce(offering.offering_type, '')`,
};

/** The columns of a fact about `resource`, which may be none. */
export const ofResource = {
  resource_id: sql`resource.id`,
  resource_name: sql`coalesce(resource.name, '')`,
};
