import type { MailProviderActor } from '@/lib/core/actor';
import { env } from '@/lib/core/env';
import { database } from '@/lib/db/client';
import { requestPasswordReset } from '@/lib/services/accounts/request-password-reset';
import { createContext } from '@/lib/services/create-context';
import { deliver } from '@/lib/services/delivery/deliver';
import { fanOut } from '@/lib/services/delivery/fan-out';
import { takeMailEvent } from '@/lib/services/delivery/take-mail-event';
import { changeWebhookEndpoint } from '@/lib/services/webhooks/change-webhook-endpoint';
import { createWebhookEndpoint } from '@/lib/services/webhooks/create-webhook-endpoint';
import { contextOf, systemAt } from '@/prisma/demo/context-of';

/**
 * What was told lately and what became of it: mails that arrived, that came back and that are kept here, and a webhook that
 * was switched off while messages for it waited. Nothing leaves the installation: with a mail provider, nothing is played.
 */
export async function playDeliveries(): Promise<void> {
  if (env.RESEND_API_KEY !== undefined) return;
  const pager = await createWebhookEndpoint(await contextOf('astrid', 200), {
    url: 'https://pager.example/heed',
    description: 'On-call pager',
    kinds: ['critical_alert', 'critical_notice'],
  });
  await requestPasswordReset(
    { ...systemAt(0.6), actor: { kind: 'anonymous' } },
    { email: 'noel@demo.example' },
    { network: null },
  );
  await fanOut(systemAt(0.5));
  const off = { uuid: pager.uuid, is_enabled: false };
  await changeWebhookEndpoint(await contextOf('astrid', 0.4), off, { requireVersion: () => undefined });
  await deliver(systemAt(0.3));
  await report('account_link', {
    type: 'email.bounced',
    bounce: { type: 'Permanent', message: 'The mailbox noel@demo.example does not exist.' },
  });
  await report('critical_notice', { type: 'email.delivered' });
}

type Reported = { type: string; bounce?: { type: string; message: string } };

/** What a mail provider would report of the oldest mail of a kind. */
async function report(kind: string, { type, bounce }: Reported): Promise<void> {
  const { id } = await database().delivery.findFirstOrThrow({
    where: { kind, channel: 'email', state: 'sent' },
    orderBy: { created: 'asc' },
  });
  const { now } = systemAt(0.2);
  const actor: MailProviderActor = {
    kind: 'mail_provider',
    name: 'demo',
    messageId: `demo-${id}`,
    signedAt: now,
    via: 'signature',
  };
  await takeMailEvent(createContext(actor, undefined, now), {
    type,
    created_at: now.toISOString(),
    data: { tags: { delivery: id }, ...(bounce !== undefined && { bounce }) },
  });
}
