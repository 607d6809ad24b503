import { notificationTypes } from '@/lib/contracts/alerts/priorities';
import { humanized } from '@/lib/core/wording';

const words: Readonly<Record<string, string>> = {
  critical_notice: 'Every critical notification',
  notice: 'Every other notification',
  critical_alert: 'Every critical alert',
  alert: 'Every other alert',
};

/** What an endpoint may ask for: everything of a kind, or notifications of one type. */
export const offeredKinds: readonly string[] = [...Object.keys(words), ...notificationTypes];

/** A kind as people read it. */
export function kindLabel(kind: string): string {
  return words[kind] ?? humanized(kind);
}

/** "Everything", "Store issue, Security alert": what an endpoint asks for. */
export function formatKinds(kinds: readonly string[]): string {
  return kinds.length === 0 ? 'Everything' : kinds.map(kindLabel).join(', ');
}
