import { fillAccess } from '@/bench/access-installation';
import { atMost, type Figure, rounded, timed, unbound } from '@/bench/figure';
import type { PersonActor } from '@/lib/core/actor';
import { database, type Sql, sql } from '@/lib/db/client';
import { expireAccess } from '@/lib/services/access-approvals/expire-access';
import { listAccessorGroups } from '@/lib/services/access-approvals/list-accessor-groups';
import { sendAccessNotices } from '@/lib/services/access-notices/send-access-notices';
import { createContext } from '@/lib/services/create-context';
import { statementsOf } from '@/lib/testing/statements-of';

const APPROVALS = 200_000;
const MOST_SECONDS = 10;
const MOST_PAGE_MS = 40;
const PAGES = 40;
const PAGE = 50;
/** As many rows as the passes take in one transaction. */
const BATCH = 1_000;
const MS = 1_000;

const overYear = { firstExpiry: new Date('2027-11-01T08:00:00Z'), lastExpiry: new Date('2028-10-31T08:00:00Z') };
const overDay = { firstExpiry: new Date('2027-11-01T08:00:00Z'), lastExpiry: new Date('2027-11-02T08:00:00Z') };
const live = new Date('2026-11-20T08:00:00Z');
/** A day after the first milestone of the first that expires, and a day after it expired. */
const remindedOn = new Date('2027-09-02T08:00:00Z');
const expiredOn = new Date('2027-11-02T08:00:00Z');
/** Where everything expires within a day: when all of it is due. */
const allReminded = new Date('2027-09-03T08:00:00Z');
const allExpired = new Date('2027-11-03T08:00:00Z');

const systemAt = (now: Date) => createContext({ kind: 'system', name: 'bench', via: 'job' }, 'bench', now);

/** The jobs of access on the share of a usual day and on everything at once, and the pages of groups, with 200,000 approvals. */
export async function benchAccess(): Promise<Figure[]> {
  await fillAccess({ approvals: APPROVALS, ...overYear });
  const figures = await pagesOfGroups();
  const ofDay = { reminded: remindedOn, expired: expiredOn };
  figures.push(...(await passes('a usual day', ofDay, Number.POSITIVE_INFINITY)));
  figures.push(...(await pagesOfEverything()));
  await fillAccess({ approvals: APPROVALS, ...overDay });
  figures.push(...(await passes('all at once', { reminded: allReminded, expired: allExpired }, MOST_SECONDS)));
  return figures;
}

/** The three passes that access goes through, each after its bare statements over the same rows, which are taken back. */
async function passes(share: string, at: { reminded: Date; expired: Date }, mostSeconds: number): Promise<Figure[]> {
  const isRenewal = sql`reminder.kind = 'access_renewal' AND reminder.scheduled_for <= ${at.reminded}::timestamptz`;
  const isEnd = sql`reminder.kind = 'access_revoked' AND reminder.scheduled_for <= ${at.expired}::timestamptz`;
  const hasExpired = sql`approval.state = 'APPROVED' AND approval.expired_on <= ${at.expired}::timestamptz`;
  const send = (now: Date) => async () => (await sendAccessNotices(systemAt(now))).taken;
  const figures = [
    ...(await pass(`reminders (${share})`, send(at.reminded), bareQueueing(isRenewal), mostSeconds)),
    ...(await pass(
      `revocation (${share})`,
      async () => (await expireAccess(systemAt(at.expired))).revoked,
      [
        sql`UPDATE access_approval_history AS history SET until = approval.expired_on, ended_by = 'expiry'
          FROM access_approval AS approval WHERE approval.id = history.approval_id AND ${hasExpired}`,
        sql`UPDATE access_approval AS approval SET state = 'REVOKED', ended_at = expired_on, ended_by = 'expiry' WHERE ${hasExpired}`,
      ],
      mostSeconds,
    )),
  ];
  // By then the reminders of what ends were sent: otherwise they are cancelled in the same pass, which the bare statements do not do.
  await database().$executeRaw(sql`UPDATE reminder SET status = 'SENT', sent_at = now() WHERE kind = 'access_renewal' AND status = 'SCHEDULED'
    AND episode::timestamptz <= ${at.expired}::timestamptz`);
  const notices = await pass(`notices of revocation (${share})`, send(at.expired), bareQueueing(isEnd), mostSeconds);
  return [...figures, ...notices];
}

async function pass(
  what: string,
  run: () => Promise<number>,
  bare: readonly Sql[],
  mostSeconds: number,
): Promise<Figure[]> {
  const bareMs = await timed(() => takenBack(bare));
  await database().$executeRaw(sql`VACUUM ANALYZE`);
  let rows = 0;
  let statements = 0;
  const ms = await timed(async () => {
    statements = await statementsOf(async () => {
      rows = await run();
    });
  });
  const beside = `the bare statements over the same rows: ${rounded(bareMs / MS)} s`;
  const bound = Number.isFinite(mostSeconds) ? `≤ ${mostSeconds} s (${beside})` : `none (${beside})`;
  return [
    atMost(`${what}: ${rounded(rows)} rows`, ms / MS, mostSeconds, 's', bound),
    unbound('statements of each batch of 1,000', statements / Math.ceil((rows + 1) / BATCH), 'statements'),
  ];
}

/** The least that tells reminders: a message each, and its id in the ledger. */
function bareQueueing(isDue: Sql): Sql[] {
  return [
    sql`INSERT INTO outbox_message (topic, kind, user_id, subject_type, subject_id, payload, created)
      SELECT 'mail', reminder.kind, reminder.recipient_id, 'reminder', reminder.id::text,
        jsonb_build_object('about', 'reminder:' || reminder.id, 'priority_rank', 2, 'facts', jsonb_build_object(
          'title', reminder.object_name || ' Access Revoked', 'label', reminder.object_name, 'requirement_id', reminder.object_id,
          'ended_at', reminder.scheduled_for, 'cause', 'expiry', 'reason', '', 'submitter_name', 'Person 1')), now()
      FROM reminder WHERE reminder.status = 'SCHEDULED' AND ${isDue}`,
    sql`UPDATE reminder SET outbox_message_id = message.id FROM outbox_message AS message
      WHERE message.subject_type = 'reminder' AND message.subject_id = reminder.id::text AND reminder.status = 'SCHEDULED' AND ${isDue}`,
  ];
}

class TakenBack extends Error {}

async function takenBack(statements: readonly Sql[]): Promise<void> {
  const work = database().$transaction(
    async (db) => {
      for (const statement of statements) await db.$executeRaw(statement);
      throw new TakenBack();
    },
    { timeout: 600_000 },
  );
  await work.catch((error: unknown) => {
    if (!(error instanceof TakenBack)) throw error;
  });
}

const member: PersonActor = {
  kind: 'person',
  userId: '00000000-0000-0000-0000-000000000000',
  name: '',
  email: '',
  isStaff: false,
  isSupport: false,
  isOnAccessCommittee: true,
  timeZone: 'UTC',
  via: 'token',
  scope: 'read',
  credential: '',
};

const readGroups = (input: object) =>
  listAccessorGroups(createContext(member, 'bench', live), {
    page: 1,
    page_size: PAGE,
    format: 'json',
    expired: false,
    ...input,
  });

async function pagesOfGroups(): Promise<Figure[]> {
  const submitters = await database().$queryRaw<{ id: string }[]>(
    sql`SELECT DISTINCT submitter_id AS id FROM access_group LIMIT ${PAGES}`,
  );
  const { total } = await readGroups({});
  const lastPage = Math.floor(total / PAGE);
  return [
    pageFigure(`page of ${PAGE} of ${rounded(total)} groups`, await slowestOf(() => readGroups({}))),
    pageFigure('those of one submitter', await slowestOf((at) => readGroups({ submitter: submitters[at]?.id }))),
    pageFigure(`page ${rounded(lastPage)} of them`, await slowestOf(() => readGroups({ page: lastPage }))),
  ];
}

async function pagesOfEverything(): Promise<Figure[]> {
  const { total } = await readGroups({ expired: true });
  const middle = Math.floor(total / PAGE / 2);
  return [
    pageFigure(`page of ${PAGE} with what has ended`, await slowestOf(() => readGroups({ expired: true }))),
    pageFigure(`page ${rounded(middle)} of these`, await slowestOf(() => readGroups({ expired: true, page: middle }))),
  ];
}

const pageFigure = (what: string, ms: number) => atMost(`${what}, 95 of 100`, ms, MOST_PAGE_MS, 'ms');

/** The time in which 95 of 100 answers came, in milliseconds. */
async function slowestOf(read: (at: number) => Promise<unknown>): Promise<number> {
  for (let at = 0; at < 6; at++) await read(at);
  const times: number[] = [];
  for (let at = 0; at < PAGES; at++) times.push(await timed(() => read(at)));
  return times.toSorted((one, other) => one - other)[Math.floor(PAGES * 0.95)] ?? Number.NaN;
}
