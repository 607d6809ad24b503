import { uniqueName } from '@/lib/testing/make';

/** A small world of one record per type, whose ids no other test uses. */
export function importWorld(tag = uniqueName('w')) {
  const ids = {
    customer: `c-${tag}`,
    user: `u-${tag}`,
    project: `p-${tag}`,
    offering: `o-${tag}`,
    resource: `r-${tag}`,
  };
  const records = [
    { type: 'customer', external_id: ids.customer, name: 'Acme', user_affiliations: ['x'] },
    {
      type: 'user',
      external_id: ids.user,
      email: `${tag}@example.org`,
      username: tag,
      full_name: 'Ann',
      affiliations: ['x'],
    },
    { type: 'project', external_id: ids.project, customer: ids.customer, name: 'Sea', end_date: '2027-01-01' },
    {
      type: 'role',
      user: ids.user,
      role: 'PROJECT_MANAGER',
      scope: `project:${ids.project}`,
      expiration_time: '2027-01-01T00:00:00Z',
    },
    {
      type: 'role',
      user: ids.user,
      role: 'CUSTOMER_OWNER',
      scope: `customer:${ids.customer}`,
      external_id: `m-${tag}`,
    },
    {
      type: 'offering',
      external_id: ids.offering,
      customer: ids.customer,
      name: 'Disk',
      offering_type: 'D',
      is_prepaid: true,
    },
    {
      type: 'resource',
      external_id: ids.resource,
      project: ids.project,
      offering: ids.offering,
      name: 'Disk 1',
      state: 'OK',
    },
    {
      type: 'order',
      external_id: `x-${tag}`,
      project: ids.project,
      offering: ids.offering,
      resource: ids.resource,
      order_type: 'CREATE',
      state: 'PENDING_CONSUMER',
      created: '2026-01-01T00:00:00Z',
      created_by: ids.user,
      cost: '12.5',
    },
    { type: 'audience', external_id: `a-${tag}`, name: `Team ${tag}`, members: [ids.user] },
    { type: 'access_requirement', external_id: `q-${tag}`, name: `Data ${tag}` },
    {
      type: 'access_approval',
      external_id: `v-${tag}`,
      requirement: `q-${tag}`,
      submitter: ids.user,
      accessor: ids.user,
      expired_on: '2027-06-01T10:00:00Z',
    },
    { type: 'project_type', external_id: `t-${tag}`, name: `Type ${tag}` },
    {
      type: 'event',
      external_id: `e-${tag}`,
      event_type: 'project_update_succeeded',
      message: 'Renamed.',
      project: ids.project,
      user: ids.user,
    },
  ];
  return { tag, ids, records };
}
