import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { ingestResendOperation } from '@/lib/contracts/delivery/mail-events';
import { env } from '@/lib/core/env';
import { callOperation } from '@/lib/testing/call-operation';

const secret = `whsec_${Buffer.from('a-secret-that-signs-test-webhooks').toString('base64')}`;

/** What may be said otherwise than rightly. */
export type SignedAs = { id?: string; at?: Date; with?: string; raw?: string; headers?: Record<string, string> };

/** Posts as Resend does: a new id and a fresh timestamp unless said otherwise, signed with the installation's secret. */
export function postAsResend(event: unknown, signedAs: SignedAs = {}): Promise<Response> {
  const { raw = JSON.stringify(event), headers } = signedAs;
  return callOperation(ingestResendOperation, { raw, headers: { ...signatureOf(raw, signedAs), ...headers } });
}

/** The headers with which Resend posts a body. The installation has a signing secret from then on. */
export function signatureOf(raw: string, signedAs: SignedAs = {}) {
  env.RESEND_WEBHOOK_SECRET ??= secret;
  const { id = `msg_${randomUUID()}`, at = new Date() } = signedAs;
  return {
    'content-type': 'application/json',
    'svix-id': id,
    'svix-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'svix-signature': new Webhook(signedAs.with ?? env.RESEND_WEBHOOK_SECRET).sign(id, at, raw),
  };
}

/** An event as Resend writes it. */
export function mailEventOf(type: string, data: Record<string, unknown>, createdAt = '2026-11-22T10:00:05.000Z') {
  const mail = { created_at: '2026-11-22T10:00:01.123456+00:00', from: 'a@b.test', to: ['c@d.test'], subject: 'Told' };
  return { type, created_at: createdAt, data: { ...mail, message_id: '<1@b.test>', ...data } };
}
