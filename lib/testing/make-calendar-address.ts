import { hashOfSecret, newSecret } from '@/lib/auth/token-hash';
import { clock } from '@/lib/core/clock';
import { database } from '@/lib/db/client';
import { testNow } from '@/lib/testing/test-context';

const HOUR_MS = 3_600_000;

/** The secret of the address at which a person's calendar is read; its use is noted long before it would be again. */
export async function makeCalendarAddress(user_id: string): Promise<string> {
  const secret = newSecret();
  const last_used_at = new Date(clock().getTime() + HOUR_MS);
  await database().calendarAddress.create({
    data: { user_id, token_hash: hashOfSecret(secret), created: testNow, last_used_at },
  });
  return secret;
}
