import { timingSafeEqual } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { Actor } from '@/lib/core/actor';
import { env } from '@/lib/core/env';

const TOLERANCE_MS = 5 * 60_000;

/**
 * Who signed a body: Resend, by the three headers of its webhooks, or nobody that we know. What was signed more than five
 * minutes before or after now counts as not signed.
 */
export function authenticateSignature(headers: Headers, body: string, now: Date): Actor {
  const messageId = headers.get('svix-id') ?? '';
  const seconds = headers.get('svix-timestamp') ?? '';
  const secret = env.RESEND_WEBHOOK_SECRET;
  if (secret === undefined || !/^[\w.-]{1,200}$/.test(messageId) || !/^\d{1,11}$/.test(seconds))
    return { kind: 'anonymous' };
  const signedAt = new Date(Number(seconds) * 1_000);
  if (Math.abs(now.getTime() - signedAt.getTime()) > TOLERANCE_MS) return { kind: 'anonymous' };
  const expected = Buffer.from(new Webhook(secret).sign(messageId, signedAt, body));
  const given = (headers.get('svix-signature') ?? '').split(' ');
  const isSigned = given.some((one) => isSame(Buffer.from(one), expected));
  return isSigned
    ? { kind: 'mail_provider', name: 'Resend', messageId, signedAt, via: 'signature' }
    : { kind: 'anonymous' };
}

function isSame(given: Buffer, expected: Buffer): boolean {
  return given.length === expected.length && timingSafeEqual(given, expected);
}
