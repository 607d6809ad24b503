import { unsubscribeOperation } from '@/lib/contracts/delivery/digests';
import { absoluteUrl } from '@/lib/emails/absolute-url';

/** One click in the mail program stops it, without opening anything: RFC 8058. */
export function unsubscribeHeaders(token: string): Record<string, string> {
  const url = absoluteUrl(`${unsubscribeOperation.path}?token=${token}`);
  return { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}
