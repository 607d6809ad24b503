import { expect, test } from 'vitest';
import { defaultSettings } from '@/lib/contracts/settings';
import { database } from '@/lib/db/client';
import { queueBatch } from '@/lib/services/digests/queue-batch';
import { queueDigests } from '@/lib/services/digests/queue-digests';
import { makeUser } from '@/lib/testing/make';
import { digestDays, mailsOf, makeReader, runDigests } from '@/lib/testing/make-reader';
import { systemActor, testContext } from '@/lib/testing/test-context';

const at = (text: string) => new Date(`${text}Z`);

test('people get a digest at their own 9:00, not before it, and once', async () => {
  const utc = await makeReader();
  const tallinn = await makeReader({ person: { time_zone: 'Europe/Tallinn' } });
  const kiritimati = await makeReader({ person: { time_zone: 'Pacific/Kiritimati' } });
  const johns = await makeReader({ person: { time_zone: 'America/St_Johns' } });
  const days = () => Promise.all([utc, tallinn, kiritimati, johns].map(({ person }) => digestDays(person.id)));
  await runDigests(at('2026-11-21T18:00'));
  await database().digest.deleteMany({});
  await runDigests(at('2026-11-21T19:00'));
  expect(await days()).toEqual([[], [], ['2026-11-22'], []]);
  await runDigests(at('2026-11-22T07:00'));
  expect(await days()).toEqual([[], ['2026-11-22'], ['2026-11-22'], []]);
  await runDigests(at('2026-11-22T08:59'));
  await runDigests(at('2026-11-22T09:00'));
  await runDigests(at('2026-11-22T12:29'));
  expect(await days()).toEqual([['2026-11-22'], ['2026-11-22'], ['2026-11-22'], []]);
  await runDigests(at('2026-11-22T12:30'));
  expect(await days()).toEqual([['2026-11-22'], ['2026-11-22'], ['2026-11-22'], ['2026-11-22']]);
});

test('on both DST days there is one digest each', async () => {
  const { person, project, actions } = await makeReader({ person: { time_zone: 'Europe/Tallinn' } });
  const [action] = actions;
  const run = async (text: string) => {
    await database().userAction.updateMany({
      where: { id: action?.id ?? project.id },
      data: { due_date: at(text) },
    });
    await runDigests(at(text));
  };
  for (const text of ['2027-03-27T07:00', '2027-03-28T05:45', '2027-03-28T06:00', '2027-03-28T07:00']) await run(text);
  expect(await digestDays(person.id)).toEqual(['2027-03-27', '2027-03-28']);
  for (const text of ['2027-10-30T06:00', '2027-10-31T06:00', '2027-10-31T07:00', '2027-10-31T08:00']) await run(text);
  expect((await digestDays(person.id)).slice(2)).toEqual(['2027-10-30', '2027-10-31']);
});

test('after an outage of days there is one digest, of the latest 9:00', async () => {
  await runDigests(at('2028-01-07T08:00'));
  const { person } = await makeReader();
  await runDigests(at('2028-01-10T11:20'));
  await runDigests(at('2028-01-10T11:35'));
  expect(await digestDays(person.id)).toEqual(['2028-01-10']);
});

test('two runs at once queue one digest each', async () => {
  await runDigests(at('2028-02-01T08:00'));
  const readers = await Promise.all(Array.from({ length: 30 }, () => makeReader()));
  const ctx = testContext(undefined, at('2028-02-01T09:00'));
  const runs = await Promise.all([queueDigests(ctx), queueDigests(ctx), queueDigests(ctx)]);
  const ids = readers.map(({ person }) => person.id);
  expect(await database().digest.count({ where: { user_id: { in: ids } } })).toBe(30);
  expect(await database().outboxMessage.count({ where: { user_id: { in: ids }, topic: 'mail' } })).toBe(30);
  const queued = runs.reduce((sum, run) => sum + run.queued, 0);
  expect(queued).toBe(await database().digest.count({ where: { created: ctx.now } }));
});

test('a run that is killed between batches is completed by the next one, without doubles', async () => {
  await runDigests(at('2028-03-01T08:00'));
  const readers = await Promise.all(Array.from({ length: 9 }, () => makeReader()));
  const ids = readers.map(({ person }) => person.id);
  const zones = [{ stored: 'UTC', timeZone: 'UTC', day: '2028-03-01' }];
  const ctx = testContext(undefined, at('2028-03-01T09:00'));
  const first = await queueBatch(ctx, { zones, settings: defaultSettings, lane: 0, after: null, size: 2 });
  expect(first).toMatchObject({ considered: 2, lastId: expect.any(String) });
  await runDigests(at('2028-03-01T09:15'));
  const digests = await database().digest.findMany({ where: { user_id: { in: ids } } });
  expect(digests).toHaveLength(9);
  const mails = await database().outboxMessage.findMany({ where: { user_id: { in: ids }, topic: 'mail' } });
  expect(mails.map(({ id }) => id).toSorted()).toEqual(digests.map((one) => one.outbox_message_id).toSorted());
});

test('nothing is queued while user actions are switched off', async () => {
  await runDigests(at('2028-04-01T08:00'));
  const { person } = await makeReader();
  const key = 'USER_ACTIONS_ENABLED';
  await database().setting.create({ data: { key, value: false, modified: at('2028-04-01T08:00') } });
  expect(await runDigests(at('2028-04-01T09:00'))).toEqual({ zones: 0, considered: 0, queued: 0, set_aside: 0 });
  await database().setting.delete({ where: { key } });
  expect(await digestDays(person.id)).toEqual([]);
});

test('a person may not start it', async () => {
  await expect(queueDigests(testContext(await makeUser()))).rejects.toMatchObject({ code: 'not_allowed' });
});

test('a batch takes the same few statements however many people it has', async () => {
  await runDigests(at('2028-05-01T08:00'));
  const countFor = async (people: number, now: Date) => {
    await Promise.all(Array.from({ length: people }, () => makeReader({ ranks: [3, 2, 1] })));
    const statements: string[] = [];
    let isCounting = true;
    database().$on('query', ({ query }) => void (isCounting && statements.push(query)));
    const { queued } = await queueDigests({ ...testContext(systemActor, now) });
    isCounting = false;
    await database().digest.deleteMany({});
    return { queued, statements: statements.length };
  };
  const few = await countFor(1, at('2028-05-01T09:00'));
  const many = await countFor(20, at('2028-05-01T09:00'));
  expect(many.queued).toBeGreaterThan(few.queued + 15);
  expect(many.statements).toBe(few.statements);
});

test('a mail says nothing that its reader could not see, and can be stopped with one click', async () => {
  await runDigests(at('2028-06-01T08:00'));
  const { person } = await makeReader();
  await runDigests(at('2028-06-01T09:00'));
  const [mail] = await mailsOf(person.id);
  expect(mail).toMatchObject({ kind: 'user_action_digest', dedupe_key: `digest:${person.id}:2028-06-01` });
  expect(mail?.payload).toMatchObject({
    subject: '[Heed] User Action Digest: 1 pending action',
    headers: {
      'List-Unsubscribe': expect.stringMatching(/^<http[^>]+\/api\/unsubscribe\/\?token=[\w-]+>$/),
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  });
});
