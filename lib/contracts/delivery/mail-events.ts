import { z } from 'zod';
import { givenInstant, line } from '@/lib/contracts/common';
import { operation } from '@/lib/contracts/operation';

const longText = z.string().max(20_000);

/** What Resend tells of one mail; members that we do not use may come too, and events of other kinds. */
export const mailEvent = z.looseObject({
  type: z.string().min(1).max(100),
  created_at: givenInstant,
  data: z.looseObject({
    email_id: line(200).optional(),
    tags: z.unknown().optional(),
    bounce: z
      .looseObject({ message: longText.optional(), type: longText.optional(), subType: longText.optional() })
      .optional(),
    failed: z.looseObject({ reason: longText.optional() }).optional(),
    suppressed: z.looseObject({ message: longText.optional() }).optional(),
  }),
});

export type MailEvent = z.output<typeof mailEvent>;

export const ingestResendOperation = operation({
  id: 'ingest_resend',
  method: 'POST',
  path: '/api/ingest/resend/',
  summary: 'Receive email events from Resend',
  permission: 'MAIL_PROVIDER',
  body: mailEvent,
  takes: { kind: 'signed' },
  isAudited: false,
  answer: z.strictObject({
    /** Whether it changed what is known of a delivery; what was known already, or is not of ours, changes nothing. */
    status: z.enum(['recorded', 'ignored']),
  }),
});
