import type { Delivery, DeliveryDetail, readDeliveryOperation } from '@/lib/contracts/deliveries';
import type { InputOf } from '@/lib/contracts/operation';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { accountFacts } from '@/lib/emails/account-facts';
import { deliveryJson, deliveryRows } from '@/lib/services/deliveries/delivery-row';
import { showAccountMail } from '@/lib/services/people/compose-account-mail';

type Row = { body: Delivery; facts: unknown } & Pick<DeliveryDetail, 'note' | 'attempt_log' | 'mail'>;

/**
 * One delivery with its attempts and, for a mail, the mail as it was sent; in one about an account the one-time link is
 * hidden. @throws not_found
 */
export async function readDelivery(ctx: Ctx, { uuid }: InputOf<typeof readDeliveryOperation>): Promise<DeliveryDetail> {
  const [row] = await ctx.db.$queryRaw<Row[]>(sql`
    SELECT ${deliveryJson} AS body, told.note,
      (SELECT coalesce(json_agg(json_build_object('at', log.at, 'outcome', log.outcome, 'reason', log.reason) ORDER BY log.id), '[]')
        FROM delivery_attempt AS log WHERE log.delivery_id = told.id) AS attempt_log,
      CASE WHEN told.channel = 'email' AND said.payload ? 'html' THEN json_build_object('subject', said.payload ->> 'subject',
        'html', said.payload ->> 'html', 'text', coalesce(said.payload ->> 'text', ''))
        WHEN told.channel = 'email' THEN (said.payload -> 'shown')::json END AS mail,
      said.payload -> 'facts' AS facts
    FROM ${deliveryRows} WHERE told.id = ${uuid}::uuid`);
  if (row === undefined) throw new DomainError('not_found');
  const { body, facts, mail, ...more } = row;
  return { ...body, ...more, mail: mail ?? (await accountMail(ctx, body, facts)) };
}

async function accountMail(ctx: Ctx, { channel, person }: Delivery, facts: unknown): Promise<DeliveryDetail['mail']> {
  if (channel !== 'email' || person === null || !accountFacts.safeParse(facts).success) return null;
  const mail = await showAccountMail(ctx, { userId: person.uuid, facts });
  if (mail === null) return null;
  const { subject, html, text } = mail;
  return { subject, html, text };
}
