import type { PurgeRecord } from '@/lib/contracts/people/purge-profiles';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { recordRoleEvents } from '@/lib/services/events/record-role-events';

/** Whose records go, and the forms of the address that their emails were sent to. */
type RecordsOf = { userId: string; addresses: readonly string[] };

type Owner = { user: Sql; addresses: Sql; at: Sql };

/** A statement whose rows are the record; `isBeside` where they are only what is nothing without it. */
type Deletion = { statement: Sql; isBeside?: true };

const beside = (statement: Sql): Deletion => ({ statement, isBeside: true });

/** How each record goes, in this order. */
const deletions: Readonly<Record<PurgeRecord, (owner: Owner) => readonly Deletion[]>> = {
  password: ({ user }) => [
    { statement: sql`UPDATE user_account SET password_hash = NULL WHERE id = ${user} AND password_hash IS NOT NULL` },
  ],
  sessions: ({ user }) => [{ statement: sql`DELETE FROM user_session WHERE user_id = ${user}` }],
  tokens: ({ user }) => [
    { statement: sql`DELETE FROM api_token WHERE user_id = ${user}` },
    beside(sql`DELETE FROM password_link WHERE user_id = ${user} AND purpose = 'sign_in'`),
  ],
  sign_in_networks: ({ user }) => [{ statement: sql`DELETE FROM sign_in_network WHERE user_id = ${user}` }],
  preferences: ({ user }) => [
    { statement: sql`DELETE FROM notification_preference WHERE user_id = ${user}` },
    beside(sql`UPDATE user_account SET keys_enabled = DEFAULT, digest_enabled = DEFAULT, quiet_from_minute = DEFAULT,
      quiet_until_minute = DEFAULT, quiet_days = DEFAULT, quiet_enabled = DEFAULT WHERE id = ${user}`),
  ],
  actions: ({ user }) => [{ statement: sql`DELETE FROM user_action WHERE user_id = ${user}` }],
  executions: ({ user }) => [{ statement: sql`DELETE FROM user_action_execution WHERE user_id = ${user}` }],
  deliveries: ({ user, addresses }) => [
    {
      statement: sql`DELETE FROM delivery WHERE user_id = ${user} OR (channel = 'email' AND recipient = ANY(${addresses}))`,
    },
    beside(sql`DELETE FROM outbox_message WHERE topic = 'mail' AND (user_id = ${user} OR address = ANY(${addresses}))`),
  ],
  digests: ({ user }) => [
    beside(sql`DELETE FROM outbox_message WHERE id IN (SELECT outbox_message_id FROM digest WHERE user_id = ${user}
      UNION ALL SELECT outbox_message_id FROM notice_digest WHERE user_id = ${user})`),
    beside(sql`DELETE FROM set_aside_message WHERE user_id = ${user}`),
    { statement: sql`DELETE FROM digest WHERE user_id = ${user}` },
    { statement: sql`DELETE FROM notice_digest WHERE user_id = ${user}` },
  ],
  audiences: ({ user, at }) => [
    beside(sql`INSERT INTO person_change (user_id, at, kind, facts)
      SELECT ${user}, ${at}, 'audience_left', jsonb_build_object('audience_id', audience.id, 'audience', audience.name)
      FROM audience_member AS member JOIN audience ON audience.id = member.audience_id WHERE member.user_id = ${user}`),
    { statement: sql`DELETE FROM audience_member WHERE user_id = ${user}` },
  ],
  roles: ({ user, at }) => [
    {
      statement: sql`UPDATE user_role SET is_active = false, revoked_at = ${at} WHERE user_id = ${user} AND is_active`,
    },
  ],
  invitations: ({ user, addresses }) => [
    { statement: sql`DELETE FROM password_link WHERE user_id = ${user} AND purpose = 'set_password'` },
    { statement: sql`DELETE FROM invitation WHERE email = ANY(${addresses})` },
    beside(sql`UPDATE user_account SET invited_at = NULL WHERE id = ${user}`),
  ],
  documents: ({ user }) => [
    beside(sql`DELETE FROM access_document_part WHERE upload_id IN (SELECT document.upload_id FROM access_document AS document
      JOIN access_submission AS submission ON submission.id = document.submission_id WHERE submission.submitter_id = ${user})`),
    {
      statement: sql`DELETE FROM access_document
        WHERE submission_id IN (SELECT id FROM access_submission WHERE submitter_id = ${user})`,
    },
  ],
  // What was answered stays, without by whom.
  answers: ({ user }) => [{ statement: sql`UPDATE answer SET user_id = NULL WHERE user_id = ${user}` }],
  calendar: ({ user }) => [
    { statement: sql`DELETE FROM calendar_address WHERE user_id = ${user}` },
    beside(sql`DELETE FROM calendar_revision WHERE user_id = ${user}`),
  ],
};

/** Deletes all that there is of the records named. Roles are revoked, audiences left. Returns how many there were of each. */
export async function deleteRecords(
  tx: Ctx,
  records: readonly PurgeRecord[],
  { userId, addresses }: RecordsOf,
): Promise<Record<string, number>> {
  const owner = { user: sql`${userId}::uuid`, addresses: sql`${addresses}::text[]`, at: sql`${tx.now}::timestamptz` };
  if (records.includes('roles')) {
    const isTheirs = sql`held.user_id = ${userId}::uuid AND held.is_active`;
    await recordRoleEvents(tx, isTheirs, { type: 'role_revoked', reason: 'person_purged' });
  }
  const counts: Record<string, number> = {};
  for (const record of records) {
    counts[record] = 0;
    for (const { isBeside, statement } of deletions[record](owner)) {
      const rows = await tx.db.$executeRaw(statement);
      if (isBeside !== true) counts[record] += rows;
    }
  }
  return counts;
}
