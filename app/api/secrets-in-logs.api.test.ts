import { expect, test, vi } from 'vitest';
import { linkSecret } from '@/lib/auth/link-secret';
import { createIngestSourceOperation, ingestEventsOperation } from '@/lib/contracts/alerts/ingest';
import { createWebhookEndpointOperation } from '@/lib/contracts/delivery/webhook-endpoints';
import type { Operation } from '@/lib/contracts/operation';
import { createTokenOperation, readMeOperation, requestPasswordResetOperation } from '@/lib/contracts/people/people';
import { createUserOperation, resetUserPasswordOperation } from '@/lib/contracts/people/users';
import { env } from '@/lib/core/env';
import type * as logModule from '@/lib/core/log';
import { log } from '@/lib/core/log';
import { database } from '@/lib/db/client';
import { setPassword } from '@/lib/services/accounts/set-password';
import { deliver } from '@/lib/services/delivery/deliver';
import { type Asked, callOperation } from '@/lib/testing/call-operation';
import { startFakeMailServer } from '@/lib/testing/fake-mail-server';
import { makeToken, makeUser } from '@/lib/testing/make';
import { makeAccount, testPassword } from '@/lib/testing/make-account';
import { cookiesOf, postSignIn } from '@/lib/testing/post-sign-in';
import { postAsResend } from '@/lib/testing/resend-webhook';
import { systemActor, testContext } from '@/lib/testing/test-context';

const lines = vi.hoisted((): string[] => []);
vi.mock('@/lib/core/log', async (importOriginal) => {
  const original = await importOriginal<typeof logModule>();
  return { ...original, log: original.createLog('trace', { write: (line) => void lines.push(line) }) };
});

/** What must not be in the log, each with a name to be missed by. */
const secrets = new Map<string, string>([
  ['the password', testPassword],
  ['a wrong password', 'wrong granite lantern'],
  ['a new password', 'seven grey seals at noon'],
  ['the secret of the installation', env.AUTH_SECRET ?? 'none'],
]);

const secret = (name: string, text: unknown) => {
  const found = String(text);
  if (found.length < 8) throw new Error(`There is no ${name} to look for.`);
  secrets.set(name, found);
  return found;
};

async function made(operation: Operation, asked: Asked): Promise<Record<string, unknown>> {
  const answer = await callOperation(operation, asked);
  expect([operation.id, answer.status]).toEqual([operation.id, operation.status]);
  return answer.json();
}

async function signInByEveryMethod(): Promise<void> {
  const { email, id } = await makeAccount();
  await postSignIn('callback/password', { email, password: 'wrong granite lantern' });
  // A byte that the database refuses: a fault of ours, logged with what led to it.
  await postSignIn('callback/password', { email: `a\u0000${email}`, password: 'wrong granite lantern' });
  const cookies = cookiesOf(await postSignIn('callback/password', { email, password: testPassword }));
  secret('a session cookie', /heed-session=([^;]+)/.exec(cookies)?.[1]);
  expect((await callOperation(readMeOperation, { headers: { cookie: cookies } })).status).toBe(200);
  await made(requestPasswordResetOperation, { body: { email } });
  const link = await database().accountLink.findFirstOrThrow({ where: { user_id: id } });
  const token = secret('the secret of a link', linkSecret(link.id));
  await postSignIn('callback/link', { token });
  const anonymous = testContext({ kind: 'anonymous' }, new Date());
  await expect(setPassword(anonymous, { token, password: 'short' })).rejects.toThrow();
  await setPassword(anonymous, { token, password: 'seven grey seals at noon' });
}

async function useTokens(): Promise<void> {
  const token = secret('an API token', await makeToken((await makeUser({ is_staff: true })).id));
  const unknown = secret('an unknown token', 'a-token-that-nobody-has-ever-made');
  await callOperation(readMeOperation, { token: unknown });
  await callOperation(readMeOperation, {
    headers: { authorization: `Basic ${secret('a basic header', 'bWF4OnNlY3JldA==')}` },
  });
  secret('a new API token', (await made(createTokenOperation, { token, body: { name: 'laptop' } }))['token']);
  const source = await made(createIngestSourceOperation, { token, body: { name: 'a source', kind: 'events' } });
  const sourceToken = secret('the token of a source', source['token']);
  await made(ingestEventsOperation, { token: sourceToken, body: { alert_type: 'capacity', title: 'Full' } });
  const endpoint = await made(createWebhookEndpointOperation, { token, body: { url: 'https://hooks.example.org/' } });
  secret('the secret of an endpoint', endpoint['secret']);
  const person = { email: 'logged@example.org', full_name: 'Logged' };
  const invited = await made(createUserOperation, { token, body: person });
  secret('the link of an invitation', linkTokenIn(invited));
  const { id } = await makeAccount();
  secret('a link to hand over', linkTokenIn(await made(resetUserPasswordOperation, { token, params: { uuid: id } })));
  await postAsResend({ type: 'email.sent', created_at: '2026-11-22T10:00:00Z', data: {} });
  secret('what signs for the mail provider', env.RESEND_WEBHOOK_SECRET);
}

function linkTokenIn(answer: Record<string, unknown>): unknown {
  return /token=([\w-]+)/.exec(JSON.stringify(answer))?.[1];
}

async function mailThroughABadProvider(): Promise<void> {
  const provider = await startFakeMailServer();
  env.RESEND_API_KEY = secret('the key of the mail provider', 're_a_key_that_opens_much');
  provider.state.misbehave = (_call, response) => {
    response.destroy();
    return true;
  };
  try {
    await deliver(testContext(systemActor, new Date()), { attemptMs: 200, restMs: 0 });
  } finally {
    await provider.stop();
  }
  expect(provider.state.calls).toBeGreaterThan(0);
}

test('no secret reaches the log, whatever is called and however it ends', async () => {
  await signInByEveryMethod();
  await useTokens();
  await mailThroughABadProvider();
  const logged = lines.join('');
  expect(logged).toContain('"operation":"me_read","status":401');
  expect(logged).toContain('sign-in failed');
  const leaked = [...secrets].filter(([, text]) => logged.includes(text)).map(([name]) => name);
  expect(leaked).toEqual([]);
});

test('what is logged under the name of a secret is replaced', () => {
  const text = 'a-secret-under-its-name';
  const named = { password: text, token: text, secret: text, authorization: text, cookie: text };
  lines.length = 0;
  log.info({ ...named, headers: named, given: named }, 'named');
  expect(lines.join('')).toContain('[secret]');
  expect(lines.join('')).not.toContain(text);
});
