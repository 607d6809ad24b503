import { work } from '@/faults/testing/work';
import { linkSecret } from '@/lib/auth/link-secret';
import { database, sql } from '@/lib/db/client';
import { issueAccountLink } from '@/lib/services/accounts/issue-account-link';
import { fanOut } from '@/lib/services/delivery/fan-out';
import { createWebhookEndpoint } from '@/lib/services/webhooks/create-webhook-endpoint';
import { makeUser, uniqueName } from '@/lib/testing/make';
import { makeAccount } from '@/lib/testing/make-account';
import { makeReader } from '@/lib/testing/make-reader';
import { systemActor, testContext, testNow } from '@/lib/testing/test-context';

/** So many of each: notices, both digests, mails about accounts, and messages to each endpoint. */
const EACH = 5;
const ENDPOINTS = 4;
export const MAILS = 4 * EACH;
export const WEBHOOKS = ENDPOINTS * EACH;

/** What the ledger says in the end. Staff are shown each notice, and mailed the critical one alone; the rest goes by digest. */
export const ledgerOfAll = [
  `email sent ${MAILS}`,
  `email suppressed ${EACH * (EACH + 1)}`,
  `in_app delivered ${EACH * (EACH + 2)}`,
  `webhook sent ${WEBHOOKS}`,
];

/** People who are to get one mail each, and a system that is to get webhooks. */
export type Everybody = {
  /** Each leads to one mail about an account, and to a notice that goes by webhook. The first also to a critical notice. */
  causes: readonly (readonly string[])[];
  /** Who must get a mail, and its subject. */
  expected: readonly string[];
};

export const digests = ['queue-digests', 'queue-notice-digests'];

/** Makes everybody, in a database without anybody. Nothing is told yet but what waits for the digest since yesterday. */
export async function makeEverybody(receiverUrl: string): Promise<Everybody> {
  await database().$executeRaw(sql`
    TRUNCATE user_account, customer, admin_notification, platform_alert, outbox_message, delivery, digest,
      notice_digest, channel_rest, webhook_endpoint, sign_in_throttle CASCADE`);
  const staff = await many(() => makeUser({ is_staff: true, time_zone: 'UTC' }));
  const yesterday = testContext(systemActor, new Date(testNow.getTime() - 86_400_000));
  await work(yesterday, 'raise-normal The store is slow');
  await fanOut(yesterday);
  const endpoints = Array.from({ length: ENDPOINTS }, (_, at) => ({
    url: `${receiverUrl}/${at}`,
    description: '',
    kinds: ['notice' as const],
  }));
  await Promise.all(endpoints.map((endpoint) => createWebhookEndpoint(testContext(), endpoint)));
  const readers = await many(() => makeReader());
  const invited = ['invited', 'invited'].map((name) => `${uniqueName(name)}@example.org`);
  const [forgetful, signing, changing] = await Promise.all([makeUser(), makeUser(), makeAccount()]);
  const asked = { userId: changing.id, purpose: 'set_password', minutes: 60 } as const;
  const link = await issueAccountLink(testContext(), asked);
  const accounts = [
    ...invited.map((email) => `invite ${email}`),
    `ask-for-password ${forgetful.email}`,
    `ask-for-sign-in ${signing.email}`,
    `set-password ${linkSecret(link.id)}`,
  ];
  const causes = accounts.map((account, at) => [account, `raise-normal Store ${at} is closed`]);
  causes[0]?.push('raise-critical The store is closed');
  const expected = [
    ...invited.map((email) => `${email} [Heed] You’re invited to Heed`),
    `${forgetful.email} [Heed] Set a new password`,
    `${signing.email} [Heed] Your sign-in link`,
    `${changing.email} [Heed] Your password was changed`,
    ...staff.map(({ email }) => `${email} [Heed] critical: The store is closed`),
    ...staff.map(({ email }) => `${email} [Heed] 1 notification or alert to read`),
    ...readers.map(({ person }) => `${person.email} [Heed] User Action Digest: 1 pending action`),
  ];
  return { causes, expected: expected.toSorted() };
}

/** Does what leads to every mail and webhook. */
export async function notifyEveryone({ causes }: Everybody): Promise<void> {
  await Promise.all([...causes.flat(), ...digests].map((cause) => work(testContext(), cause)));
}

function many<T>(make: (at: number) => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: EACH }, (_, at) => make(at)));
}
