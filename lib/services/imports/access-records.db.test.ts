import { beforeEach, expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { expireAccess } from '@/lib/services/access-approvals/expire-access';
import { revokeAccess } from '@/lib/services/access-approvals/revoke-access';
import { sendAccessNotices } from '@/lib/services/access-notices/send-access-notices';
import { clearAccess } from '@/lib/testing/access-world';
import { importText, ndjson } from '@/lib/testing/import-text';
import { makeUser } from '@/lib/testing/make';
import { systemActor, testContext, testNow } from '@/lib/testing/test-context';

beforeEach(clearAccess);

const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(testNow.getTime() + days * DAY_MS).toISOString();
/** So many days later. */
const later = (days: number) => ({
  ctx: testContext(systemActor, new Date(inDays(days))),
  source: { clock: () => new Date(inDays(days)) },
});
const user = (key: string) => ({
  type: 'user',
  external_id: key,
  email: `${key}@x.example`,
  username: key,
  full_name: key,
});
const requirement = { type: 'access_requirement', external_id: 'tides', name: 'Tides', expiration_period_days: 90 };
const approval = (accessor: string, fields: object = {}) => ({
  type: 'access_approval',
  external_id: `a-${accessor}`,
  requirement: 'tides',
  submitter: 'sara',
  accessor,
  ...fields,
});
const people = [user('sara'), user('ben')];
const approvalOf = (external_id: string) =>
  database().accessApproval.findUniqueOrThrow({
    where: { external_id },
    include: { history: { orderBy: { episode: 'asc' } } },
  });
const notices = async () =>
  (await database().reminder.findMany({ orderBy: [{ kind: 'asc' }, { scheduled_for: 'asc' }] })).map(
    ({ kind, milestone, reason, status }) => [kind, milestone, status, reason],
  );

test('requirements and approvals are stored with the usual values, and plan notices; what passed before is CANCELLED (imported)', async () => {
  const run = await importText(
    ndjson(
      ...people,
      requirement,
      approval('sara', { expired_on: inDays(40) }),
      approval('ben', { expired_on: inDays(-5) }),
    ),
  );
  expect(run).toMatchObject({
    status: 'succeeded',
    counts: { access_requirement: { created: 1 }, access_approval: { created: 2 } },
  });
  expect(await database().accessRequirement.findFirst()).toMatchObject({
    external_id: 'tides',
    expiration_period_days: 90,
    access_type: 'DOWNLOAD',
    version: 1,
    reminders: [{ months: 2 }, { months: 1 }],
  });
  expect(await approvalOf('a-sara')).toMatchObject({
    state: 'APPROVED',
    episode: 1,
    version: 1,
    history: [{ episode: 1, until: null }],
  });
  expect((await notices()).filter(([, , status]) => status === 'SCHEDULED')).toEqual([
    ['access_renewal', '1 month', 'SCHEDULED', null],
    ['access_revoked', null, 'SCHEDULED', null],
  ]);
  expect((await notices()).filter(([, , status]) => status !== 'SCHEDULED').map(([, , ...outcome]) => outcome)).toEqual(
    Array.from({ length: 4 }, () => ['CANCELLED', 'imported']),
  );
});

test('the same file again changes nothing, also once a job has revoked what it says was approved; another expiry begins an episode', async () => {
  const lines = [
    ...people,
    requirement,
    approval('sara', { expired_on: inDays(40) }),
    approval('ben', { expired_on: inDays(-5) }),
  ];
  await importText(ndjson(...lines));
  const { id, expired_on } = await approvalOf('a-ben');
  await database().accessApproval.update({
    where: { id },
    data: { state: 'REVOKED', ended_at: expired_on, ended_by: 'expiry' },
  });
  const again = await importText(ndjson(...lines));
  expect(again.counts).toMatchObject({ access_requirement: { unchanged: 1 }, access_approval: { unchanged: 2 } });
  await importText(ndjson(approval('sara', { expired_on: inDays(80) })));
  expect(await approvalOf('a-sara')).toMatchObject({
    episode: 2,
    history: [{ ended_by: 'import' }, { until: null, ended_by: null }],
  });
  expect((await notices()).filter((notice) => notice.includes('revoked'))).toEqual([]);
  await importText(ndjson(approval('sara', { state: 'REVOKED', expired_on: inDays(80) })));
  expect(await approvalOf('a-sara')).toMatchObject({ state: 'REVOKED', episode: 2, ended_by: 'import' });
  expect((await notices()).filter(([, , status]) => status === 'SCHEDULED')).toEqual([]);
});

test('an import that makes a suspended person active again schedules what fell away meanwhile, to be told late', async () => {
  await importText(ndjson(...people, requirement, approval('sara', { expired_on: inDays(40) })));
  await importText(ndjson({ ...user('sara'), status: 'suspended' }));
  const send = (days: number) => sendAccessNotices(testContext(systemActor, new Date(inDays(days))));
  expect(await send(20)).toMatchObject({ taken: 0, cancelled: 1 });
  await importText(ndjson({ ...user('sara'), full_name: 'Sara', status: 'suspended' }));
  expect(await send(20)).toMatchObject({ taken: 0, cancelled: 0 });
  await importText(ndjson({ ...user('sara'), status: 'active' }), {
    ctx: testContext(systemActor, new Date(inDays(21))),
  });
  expect(await send(21)).toMatchObject({ taken: 1, late: 1 });
});

test('an import that gives everyone of a group other access stops its reminders (other_approval), and one that ends it schedules them anew', async () => {
  const lines = [...people, user('olga'), requirement, approval('sara', { expired_on: inDays(80) })];
  const other = { ...approval('sara', { expired_on: inDays(90) }), external_id: 'other', submitter: 'olga' };
  await importText(ndjson(...lines));
  const ofSara = async () =>
    (
      await database().reminder.findMany({
        where: { kind: 'access_renewal', recipient: { external_id: 'sara' } },
        orderBy: [{ created: 'asc' }, { scheduled_for: 'asc' }],
      })
    ).map(({ milestone, reason, status }) => [milestone, status, reason]);
  await importText(ndjson(other));
  const stopped = [
    ['2 months', 'CANCELLED', 'other_approval'],
    ['1 month', 'CANCELLED', 'other_approval'],
  ];
  expect(await ofSara()).toEqual(stopped);
  await importText(ndjson({ ...other, state: 'REVOKED' }), later(1));
  expect(await ofSara()).toEqual([...stopped, ['2 months', 'SCHEDULED', null], ['1 month', 'SCHEDULED', null]]);
});

test.each([
  ['no job has touched it', async () => undefined],
  ['a job has revoked it', () => expireAccess(testContext(systemActor, new Date(inDays(45))))],
])(
  'another expiry gives access again that expired, where %s: the episode before ended by expiry, at its time',
  async (_what, job) => {
    await importText(ndjson(...people, requirement, approval('sara', { expired_on: inDays(40) })));
    await job();
    await importText(ndjson(approval('sara', { expired_on: inDays(90) })), later(50));
    expect(await approvalOf('a-sara')).toMatchObject({
      state: 'APPROVED',
      ended_at: null,
      ended_by: null,
      episode: 2,
      history: [
        { ended_by: 'expiry', until: new Date(inDays(40)) },
        { ended_by: null, until: null },
      ],
    });
  },
);

test('what was withdrawn stays so until a line says APPROVED: another expiry alone is noted in its history, and begins no episode', async () => {
  const until = (days: number, fields: object = {}) => approval('sara', { expired_on: inDays(days), ...fields });
  await importText(ndjson(...people, requirement, until(40)));
  const { requirement_id, submitter_id } = await approvalOf('a-sara');
  const group = { requirement_id, submitter_id, reason: 'The study is over.', tell_reason: false, dry_run: false };
  await revokeAccess(testContext(await makeUser({ is_staff: true })), group);
  const withdrawn = { state: 'REVOKED', ended_by: 'committee', episode: 1 };
  const history = [{ episode: 1, ended_by: 'committee', expired_on: new Date(inDays(90)) }];
  await importText(ndjson(until(90)), later(1));
  expect(await approvalOf('a-sara')).toMatchObject({ ...withdrawn, expired_on: new Date(inDays(90)), history });
  expect((await importText(ndjson(until(90)), later(2))).counts).toMatchObject({ access_approval: { unchanged: 1 } });
  await importText(ndjson(until(90, { state: 'APPROVED' })), later(3));
  expect(await approvalOf('a-sara')).toMatchObject({
    state: 'APPROVED',
    ended_by: null,
    history: [...history, { episode: 2, until: null }],
  });
});

test('a requirement whose name, type, period or document flags change gets another version; null is a period that never ends', async () => {
  await importText(ndjson(requirement));
  await importText(ndjson({ ...requirement, expiration_period_days: null }));
  await importText(ndjson({ ...requirement, expiration_period_days: null, renewal_text: 'Ask us.' }));
  expect(await database().accessRequirement.findFirst()).toMatchObject({
    expiration_period_days: null,
    version: 2,
    renewal_text: 'Ask us.',
  });
});

test('a line that names nobody, nothing, or a taken name is refused, naming the field', async () => {
  const bad = [
    approval('nobody'),
    { ...approval('sara'), requirement: 'none' },
    { ...requirement, external_id: 'other' },
    { ...requirement, reminders: [{ months: 1, days: 1 }] },
  ];
  const { uuid: import_id } = await importText(ndjson(...people, requirement, ...bad));
  const errors = await database().importError.findMany({ where: { import_id }, orderBy: { line: 'asc' } });
  expect(errors.map(({ field }) => field)).toEqual([
    'accessor',
    'requirement',
    'name',
    expect.stringContaining('reminders'),
  ]);
});

test.each([
  ['requirement', 'waves'],
  ['submitter', 'ben'],
  ['accessor', 'ben'],
])(
  'an approval stays with its people: a line that gives it another %s is refused, naming the field',
  async (field, other) => {
    const known = [...people, requirement, { ...requirement, external_id: 'waves', name: 'Waves' }];
    await importText(ndjson(...known, approval('sara', { expired_on: inDays(40) })));
    const before = [await approvalOf('a-sara'), await notices()];
    const run = await importText(ndjson({ ...approval('sara', { expired_on: inDays(80) }), [field]: other }));
    expect(run.error_count).toBe(1);
    expect(await database().importError.findMany({ where: { import_id: run.uuid } })).toMatchObject([
      { field, message: expect.stringContaining(`another ${field}`) },
    ]);
    expect([await approvalOf('a-sara'), await notices()]).toEqual(before);
  },
);
