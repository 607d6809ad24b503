import type { UserAction } from '@/lib/contracts/user-actions';
import { countInWords, dayInWords, exactly, humanized, plainDayInWords } from '@/lib/core/wording';

/** A fact with its name, as the details list it. */
export type Fact = { label: string; value: string };

const lists = new Intl.ListFormat('en-GB');
const decimals = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });

/** Why somebody sees an action, in one line. */
export function whySeen(action: UserAction, timeZone: string): string {
  const { evidence } = action;
  if (action.action_type === 'pending_order' && typeof evidence['created'] === 'string') {
    return `Waiting since ${dayInWords(evidence['created'], timeZone)}`;
  }
  if (action.action_type === 'expiring_resource' && typeof evidence['end_date'] === 'string') {
    const reminder = evidence['reminder_days'];
    return typeof reminder === 'number' ? `Reached its ${reminderWords(reminder)}` : 'Past its end date';
  }
  return action.description;
}

function reminderWords(days: number): string {
  return days === 0 ? 'last-day reminder' : `${days}-day reminder`;
}

/** What made this an action: the facts and the threshold. */
export function factsOf(action: UserAction, timeZone: string): Fact[] {
  if (action.action_type === 'pending_order') return orderFacts(action, timeZone);
  if (action.action_type === 'expiring_resource') return resourceFacts(action);
  return Object.entries(action.evidence).map(([name, value]) => ({ label: humanized(name), value: plain(value) }));
}

function orderFacts({ evidence, order_type }: UserAction, timeZone: string): Fact[] {
  const { created, hours_allowed: hours, estimated_cost: cost } = evidence;
  const facts: Fact[] = [];
  if (order_type !== '') facts.push({ label: 'Order', value: humanized(order_type.toLowerCase()) });
  if (typeof created === 'string') facts.push({ label: 'Ordered', value: exactly(created, timeZone) });
  if (typeof hours === 'number') {
    facts.push({
      label: 'Shown because',
      value: `No answer for ${countInWords(hours, 'hour', 'hours')}`,
    });
  }
  if (typeof cost === 'string') facts.push({ label: 'Estimated cost', value: decimals.format(Number(cost)) });
  return facts;
}

function resourceFacts({ evidence }: UserAction): Fact[] {
  const { end_date: end, time_zone: zone, schedule, reminder_days: reached } = evidence;
  const facts: Fact[] = [];
  if (typeof end === 'string') {
    const where = typeof zone === 'string' ? ` (${zone})` : '';
    facts.push({ label: 'End date', value: `${plainDayInWords(end)}${where}` });
  }
  if (Array.isArray(schedule)) {
    facts.push({ label: 'Reminders', value: `${lists.format(schedule.map(String))} days before the end` });
  }
  const isReached = typeof reached === 'number';
  facts.push({
    label: 'Shown because',
    value: isReached ? `Reached its ${reminderWords(reached)}` : 'Past its end date',
  });
  return facts;
}

function plain(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
