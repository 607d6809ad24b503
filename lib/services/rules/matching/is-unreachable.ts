import { sql } from '@/lib/db/client';
import { isMailAddress } from '@/lib/db/is-mail-address';

/** Over `user_account AS person`: no email reaches them, because they have no address, or because emails to it came back. */
export const isUnreachable = sql`(NOT ${isMailAddress(sql`person.email`)} OR EXISTS (SELECT FROM delivery AS told
  WHERE told.channel = 'email' AND told.state = 'bounced' AND told.recipient = person.email
    AND told.reason IN ('complained', 'hard_bounce')))`;
