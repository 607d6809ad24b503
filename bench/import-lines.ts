import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

/** One group of lines: a customer with everything in it, in the proportions of a real installation. A prime number of lines. */
const USERS = 50;
const PROJECTS = 50;
const ROLES = 100;
const RESOURCES = 595;
const ORDERS = 195;
const AUDIENCES = 5;
export const LINES_PER_GROUP = 2 + USERS + PROJECTS + ROLES + RESOURCES + ORDERS + AUDIENCES;

/** Writes a file of so many lines to import, all types mixed, each record after those it refers to. */
export async function writeImportFile(file: string, lines: number): Promise<void> {
  const stream = createWriteStream(file);
  let left = lines;
  for (let group = 0; left > 0; group++) {
    const records = recordsOf(group).slice(0, left);
    left -= records.length;
    if (!stream.write(records.map((record) => `${JSON.stringify(record)}\n`).join(''))) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'close');
}

/** The records of one group, in order. */
export function recordsOf(group: number): object[] {
  const customer = `customer-${group}`;
  const offering = `offering-${group}`;
  const user = (at: number) => `user-${group}-${at % USERS}`;
  const project = (at: number) => `project-${group}-${at % PROJECTS}`;
  const resource = (at: number) => `resource-${group}-${at % RESOURCES}`;
  const plugin_options = { resource_expiration_reminders: [180, 90, 60, 30, 14, 7] };
  return [
    { type: 'customer', external_id: customer, name: `Customer ${group}`, abbreviation: `c${group}` },
    ...times(USERS, (at) => ({ type: 'user', external_id: user(at), ...personOf(user(at)) })),
    ...times(PROJECTS, (at) => ({ type: 'project', external_id: project(at), customer, name: `Project ${at}` })),
    ...times(ROLES, (at) => ({
      type: 'role',
      user: user(at),
      role: at < USERS ? 'PROJECT_MANAGER' : 'PROJECT_MEMBER',
      scope: `project:${project(at < USERS ? at : at + 1)}`,
    })),
    {
      type: 'offering',
      external_id: offering,
      customer,
      name: 'Releases',
      offering_type: 'Software.Release',
      is_prepaid: true,
      plugin_options,
    },
    ...times(RESOURCES, (at) => ({
      type: 'resource',
      external_id: resource(at),
      project: project(at),
      offering,
      name: `Release ${at}`,
      state: 'OK',
      end_date: `2027-${String((at % 12) + 1).padStart(2, '0')}-${String((at % 28) + 1).padStart(2, '0')}`,
    })),
    ...times(ORDERS, (at) => ({
      type: 'order',
      external_id: `order-${group}-${at}`,
      project: project(at),
      offering,
      resource: resource(at),
      order_type: 'CREATE',
      state: at % 2 === 0 ? 'PENDING_CONSUMER' : 'DONE',
      created: '2026-11-01T08:00:00Z',
      created_by: user(at),
      cost: String(at),
    })),
    ...times(AUDIENCES, (at) => ({
      type: 'audience',
      external_id: `audience-${group}-${at}`,
      name: `Audience ${group} ${at}`,
      members: times(10, (nth) => user(at * 10 + nth)),
    })),
  ];
}

function personOf(name: string): object {
  return { email: `${name}@bench.example`, username: name, full_name: `Person ${name}`, status: 'active' };
}

function times<T>(count: number, make: (at: number) => T): T[] {
  return Array.from({ length: count }, (_, at) => make(at));
}
