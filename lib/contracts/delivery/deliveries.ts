import { z } from 'zod';
import {
  downloadQuery,
  instant,
  kindName,
  pageQuery,
  personName,
  text,
  uuid,
  uuidParams,
} from '@/lib/contracts/common';
import { operation } from '@/lib/contracts/operation';

export const deliveryStates = ['queued', 'sending', 'sent', 'delivered', 'bounced', 'failed', 'suppressed'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** What is told by, as far as people are concerned, and to systems. */
export const deliveryChannels = ['email', 'in_app', 'webhook'] as const;
export type DeliveryChannel = (typeof deliveryChannels)[number];

const about = z.string().regex(/^(notification|alert):[1-9]\d{0,8}$/, 'Must have the form notification:7 or alert:7.');

/** One message on one way to one recipient, and what became of it. */
export const delivery = z.strictObject({
  uuid,
  kind: z.string(),
  channel: z.enum(deliveryChannels),
  /** The mail address, the origin of the webhook's address, or the name of who sees it in the app. */
  recipient: z.string(),
  person: personName.nullable(),
  /** What it tells, in a line. */
  title: z.string(),
  /** The notice that it tells of: notification:7 or alert:7. */
  about: z.string().nullable(),
  state: z.enum(deliveryStates),
  /** Why it is suppressed, came back or waits; null otherwise. */
  reason: z.string().nullable(),
  /** The mail that tells it, where it goes by digest and that is written; null otherwise. */
  digest: z.strictObject({ uuid, state: z.enum(deliveryStates), sent_at: instant.nullable() }).nullable(),
  attempts: z.int().min(0),
  last_error: z.string(),
  next_attempt_at: instant.nullable(),
  created: instant,
  sent_at: instant.nullable(),
  can_resend: z.boolean(),
  /** Sent whatever the settings of its recipient say, and shown as such. */
  override_notification_setting: z.boolean(),
});

export type Delivery = z.output<typeof delivery>;

export const attemptOutcomes = ['sent', 'retry', 'permanent'] as const;

const attempt = z.strictObject({ at: instant, outcome: z.enum(attemptOutcomes), reason: z.string() });

export const deliveryDetail = z.strictObject({
  ...delivery.shape,
  /** What people should know of how it was sent, such as that it was kept here. */
  note: z.string(),
  attempt_log: z.array(attempt),
  /** The mail as it was sent; null for what is no mail. */
  mail: z.strictObject({ subject: z.string(), html: z.string(), text: z.string() }).nullable(),
});

export type DeliveryDetail = z.output<typeof deliveryDetail>;

export const listDeliveriesOperation = operation({
  id: 'deliveries_list',
  method: 'GET',
  path: '/api/deliveries/',
  summary: 'List deliveries, newest first',
  permission: 'STAFF',
  query: z.strictObject({
    ...pageQuery,
    ...downloadQuery,
    state: z.enum(deliveryStates).optional(),
    channel: z.enum(deliveryChannels).optional(),
    kind: kindName.optional(),
    about: about.optional(),
    q: text(200).optional(),
  }),
  answer: z.array(delivery),
  gives: { kind: 'list' },
});

export const readDeliveryOperation = operation({
  id: 'deliveries_read',
  method: 'GET',
  path: '/api/deliveries/{uuid}/',
  summary: 'Read a delivery with its attempts and, for an email, its content',
  permission: 'STAFF',
  params: uuidParams,
  answer: deliveryDetail,
  errors: ['not_found'],
});

export const resendDeliveryOperation = operation({
  id: 'deliveries_resend',
  method: 'POST',
  path: '/api/deliveries/{uuid}/resend/',
  summary: 'Resend an email, unchanged',
  permission: 'STAFF',
  reachesOut: true,
  params: uuidParams,
  answer: delivery,
  errors: ['not_found', 'moved_on'],
});
