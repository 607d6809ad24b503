import { addDays, type Day, dayOf } from '@/lib/core/dates';
import { formerPeople } from '@/prisma/demo/former-people';
import { demoPeople, demoRoles } from '@/prisma/demo/people';
import { demoCustomers, demoOfferings, demoOptions, demoProjects } from '@/prisma/demo/places';

type DemoRecord = { type: string; external_id?: string; [field: string]: unknown };

const HOUR_MS = 3_600_000;

/** Days from today on which the resources of a project end, so that every urgency and every wording is there. */
const endings = [
  { project: 'genomics', offering: 'cluster', names: ['gpu-queue', 'login-node', 'scratch'], inDays: [-12, 0, 45] },
  { project: 'genomics', offering: 'storage', names: ['raw-reads', 'results'], inDays: [1, 12] },
  {
    project: 'climate',
    offering: 'storage',
    names: ['era5-mirror', 'model-runs', 'station-data'],
    inDays: [-1, 6, 25],
  },
  { project: 'climate', offering: 'cluster', names: ['forecast-queue'], inDays: [80] },
  { project: 'observatory', offering: 'storage', names: ['sky-plates', 'spectra'], inDays: [3, 14] },
  { project: 'port', offering: 'licence', names: ['berth-simulator', 'tide-model'], inDays: [2, 28] },
] as const;

/** Resources without an end of their own: they end with their projects. */
const endless = [
  { project: 'glacier', offering: 'cluster', name: 'ice-cores' },
  { project: 'glacier', offering: 'storage', name: 'radar-images' },
  { project: 'tides', offering: 'licence', name: 'tide-gauge' },
  { project: 'summer', offering: 'cluster', name: 'classroom' },
] as const;

/** Orders by how long ago they were placed. */
const orders = [
  { project: 'genomics', offering: 'cluster', hours: 30, order_type: 'CREATE', cost: '480' },
  { project: 'genomics', offering: 'storage', hours: 24 * 6, order_type: 'UPDATE', cost: '35.50' },
  { project: 'climate', offering: 'cluster', hours: 24 * 3, order_type: 'CREATE', cost: '1250' },
  { project: 'climate', offering: 'storage', hours: 24 * 9, order_type: 'TERMINATE', cost: '0' },
  { project: 'observatory', offering: 'storage', hours: 40, order_type: 'CREATE', cost: '99' },
  { project: 'port', offering: 'licence', hours: 24 * 5, order_type: 'CREATE', cost: '7200' },
  { project: 'genomics', offering: 'cluster', hours: 24 * 4, order_type: 'CREATE', cost: '310' },
  { project: 'climate', offering: 'storage', hours: 24 * 2, order_type: 'UPDATE', cost: '18' },
] as const;

/** The demo installation as records of an import, dated around an instant. */
export function demoRecords(now: Date): DemoRecord[] {
  const today = dayOf(now, 'UTC');
  const created = new Date(now.getTime() - 200 * 24 * HOUR_MS).toISOString();
  return [
    ...demoCustomers.map(({ key, ...fields }) => record('customer', key, { ...fields, created })),
    ...demoPeople.map(({ key, ...fields }) => record('user', key, { ...fields, ...accountOf(key), created })),
    ...formerPeople(now).map(({ key, ...fields }) => record('user', key, { ...fields, ...accountOf(key), created })),
    ...demoProjects.map(({ key, customer, endsIn, startsIn, ...fields }) =>
      record('project', key, {
        ...fields,
        customer: `demo-${customer}`,
        ...(startsIn !== undefined && { start_date: addDays(today, startsIn) }),
        ...(endsIn !== undefined && { end_date: addDays(today, endsIn) }),
        created,
      }),
    ),
    ...demoRoles.map(({ user, ...held }) => ({ type: 'role', user: `demo-${user}`, ...held, created })),
    ...demoOfferings.map(({ key, customer, ...fields }) =>
      record('offering', key, {
        ...fields,
        customer: `demo-${customer}`,
        is_prepaid: true,
        plugin_options: demoOptions[key],
        created,
      }),
    ),
    ...endings.flatMap((group) => resourcesOf(group, today, created)),
    ...endless.map(({ name, offering, project }) =>
      record('resource', `resource-${name}`, {
        project: `demo-${project}`,
        offering: `demo-${offering}`,
        name,
        state: 'OK',
        created,
      }),
    ),
    ...orders.map((order, number) => orderRecord(order, number, now)),
  ];
}

function record(type: string, key: string, fields: Record<string, unknown>): DemoRecord {
  return { type, external_id: `demo-${key}`, ...fields };
}

function accountOf(key: string) {
  return { email: `${key}@demo.example`, username: key, identity_source: 'demo' };
}

function resourcesOf(
  { project, offering, names, inDays }: (typeof endings)[number],
  today: Day,
  created: string,
): DemoRecord[] {
  return names.map((name, at) =>
    record('resource', `resource-${name}`, {
      project: `demo-${project}`,
      offering: `demo-${offering}`,
      name,
      state: 'OK',
      end_date: addDays(today, inDays[at] ?? 0),
      created,
    }),
  );
}

function orderRecord(
  { project, offering, hours, ...fields }: (typeof orders)[number],
  number: number,
  now: Date,
): DemoRecord {
  return record('order', `order-${number + 1}`, {
    ...fields,
    project: `demo-${project}`,
    offering: `demo-${offering}`,
    state: 'PENDING_CONSUMER',
    created: new Date(now.getTime() - hours * HOUR_MS).toISOString(),
    created_by: 'demo-mia',
  });
}
