import type { UserAction } from '@/lib/contracts/actions/actions';
import type { ActionIcon } from '@/lib/contracts/actions/icons';
import { exactly, formatMoney, formatPlainDay, humanized } from '@/lib/core/wording';
import type { ActionProvider, ActionSubject, FactLine, Reader } from '@/lib/plugins/providers/provider';
import { providerOf } from '@/lib/plugins/providers/registry';

type Fact = UserAction['facts'][number];

const wordsOf: Readonly<Record<FactLine['as'], (value: unknown, reader: Reader) => string>> = {
  day: (value) => formatPlainDay(String(value)),
  instant: (value, { timeZone }) => exactly(String(value), timeZone),
  money: (value) => formatMoney(String(value)),
  text: String,
};

/** What its provider calls the type of an action, in the plural; a type without one by its own name. */
export function typeLabel(actionType: string): string {
  return providerOf(actionType)?.pluralName ?? humanized(actionType);
}

/** The icon that its provider gives a type; a bell for a type without one. */
export function typeIcon(actionType: string): ActionIcon {
  return providerOf(actionType)?.icon ?? 'bell';
}

type Words = { why: string | null; facts: Fact[]; distinction: string };

/** Why somebody sees an action, what tells it from others, and the facts behind it, as its provider words them. `why` is null where the description says it. */
export function actionWords(subject: ActionSubject, reader: Reader): Words {
  const provider = providerOf(subject.action_type);
  return {
    why: provider?.why(subject, reader) ?? null,
    facts: factsOf(provider?.facts ?? null, subject, reader),
    distinction: provider?.distinction?.(subject) ?? '',
  };
}

function factsOf(lines: ActionProvider['facts'], subject: ActionSubject, reader: Reader): Fact[] {
  if (lines === null) {
    return Object.entries(subject.evidence).map(([name, value]) => ({ label: humanized(name), value: plain(value) }));
  }
  const facts: Fact[] = [];
  for (const { label, from, as } of lines) {
    const value = typeof from === 'string' ? subject.evidence[from] : from(subject);
    if (value !== undefined && value !== null && value !== '') facts.push({ label, value: wordsOf[as](value, reader) });
  }
  return facts;
}

function plain(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
