import { expect, test } from 'vitest';
import { reviewToken } from '@/lib/auth/invitation-token';
import { database, sql } from '@/lib/db/client';
import { approveByToken } from '@/lib/services/invitations/approve-by-token';
import { readByLink } from '@/lib/services/invitations/read-by-link';
import { registerInvited } from '@/lib/services/invitations/register-invited';
import { readByReviewToken } from '@/lib/services/invitations/review-by-token';
import { makeHeldProject } from '@/lib/testing/make-held-project';
import { makeInvitation } from '@/lib/testing/make-invitation';
import { testContext } from '@/lib/testing/test-context';

/** Everything that opening a link could leave behind. */
async function traces() {
  const [found] = await database().$queryRaw<object[]>(sql`
    SELECT (SELECT jsonb_agg(to_jsonb(invitation) ORDER BY id) FROM invitation) AS invitations,
      (SELECT count(*)::int FROM user_account) AS people, (SELECT count(*)::int FROM user_role) AS roles,
      (SELECT count(*)::int FROM event) AS events, (SELECT count(*)::int FROM audit_entry) AS audited,
      (SELECT count(*)::int FROM outbox_message) AS messages, (SELECT count(*)::int FROM sign_in_throttle) AS throttled`);
  return found;
}

test('a link scanner that opens the links of mails changes nothing: each works afterwards, once', async () => {
  const { person: owner, project } = await makeHeldProject('CUSTOMER_OWNER');
  const { invitation, token } = await makeInvitation({ project_id: project.id });
  const asked = (await makeInvitation({ project_id: project.id, state: 'requested' })).invitation;
  const review = reviewToken({ invitationId: asked.id, linkId: asked.link_id ?? '', reviewerId: owner.id });
  const nobody = testContext();
  const before = await traces();
  for (let time = 0; time < 3; time++) {
    expect(await readByLink(nobody, invitation.id, token, null)).toMatchObject({ account: 'none' });
    expect(await readByReviewToken(nobody, review)).toMatchObject({ uuid: asked.id });
    expect(await readByLink(nobody, invitation.id, `${token}x`, null)).toBeNull();
    expect(await readByReviewToken(nobody, `${review}x`)).toBeNull();
  }
  expect(await traces()).toEqual(before);
  const given = { uuid: invitation.id, token, full_name: 'Ann Bell', password: 'seven grey seals at noon' };
  await registerInvited(nobody, given, { network: null });
  await approveByToken(nobody, { token: review }, { network: null });
  expect(await readByLink(nobody, invitation.id, token, null)).toBeNull();
  expect(await readByReviewToken(nobody, review)).toBeNull();
});
