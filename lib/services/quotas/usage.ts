import { liveRoles } from '@/lib/auth/live-roles';
import { type Sql, sql } from '@/lib/db/client';

/** How many projects of `customer` are not removed. */
export const projectsCount = sql`(SELECT count(*)::int FROM project WHERE project.customer_id = customer.id AND NOT project.is_removed)`;

/** How many people have a live role in `customer` or one of its projects; service accounts are none. */
export function usersCount(now: Date): Sql {
  return countOf(peopleOfCustomer(now));
}

/** How many people have a live role in `project`; service accounts are none. */
export function projectUsersCount(now: Date): Sql {
  return countOf(peopleOfProject(now));
}

/** How many resources of `project` are not terminated. */
export const resourcesCount = sql`(SELECT count(*)::int FROM resource WHERE resource.project_id = project.id AND resource.state <> 'TERMINATED')`;

/** How many resources of all projects of `customer` are not terminated. */
export const customerResourcesCount = sql`(SELECT count(*)::int FROM project AS inside JOIN resource ON resource.project_id = inside.id
  WHERE inside.customer_id = customer.id AND resource.state <> 'TERMINATED')`;

/** The relation of user_id of everyone with a live role in `customer` or one of its projects. */
export function peopleOfCustomer(now: Date): Sql {
  const live = liveRoles(now);
  return sql`(
      SELECT held.user_id FROM ${live} AS held WHERE held.customer_id = customer.id
      UNION
      SELECT held.user_id FROM project AS inside JOIN ${live} AS held ON held.project_id = inside.id
      WHERE inside.customer_id = customer.id AND NOT inside.is_removed)`;
}

/** The relation of user_id of everyone with a live role in `project`. */
export function peopleOfProject(now: Date): Sql {
  return sql`(SELECT DISTINCT held.user_id FROM ${liveRoles(now)} AS held WHERE held.project_id = project.id)`;
}

function countOf(people: Sql): Sql {
  return sql`(SELECT count(*)::int FROM ${people} AS counted
    JOIN user_account AS person ON person.id = counted.user_id AND NOT person.is_service_account)`;
}
