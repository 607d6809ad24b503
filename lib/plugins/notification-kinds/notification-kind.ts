import type { When } from '@/lib/contracts/notification-preferences';

/** How a kind tells on one channel, and what people may choose instead. */
export type Way = {
  default: When;
  choices: readonly When[];
  /** Why there is nothing to choose; null where there is. */
  fixedBecause: string | null;
};

/** A kind of message to people: whom it is for, and how they are told unless they decide otherwise. */
export type NotificationKind = {
  id: string;
  label: string;
  /** What it tells of, in a sentence. */
  description: string;
  /** staff: everyone who runs the installation. addressee: the one person the message names. */
  audience: 'staff' | 'addressee';
  /** Cannot be switched off, and does not wait for the end of quiet hours. */
  isMandatory: boolean;
  channels: Readonly<Record<string, Way>>;
  /** Of a daily digest: what it gathers. That of actions has a switch of its own, that of notices comes to whoever chose it for them. */
  digestOf: 'actions' | 'notices' | null;
};

/** A channel on which people choose. */
export function choice(byDefault: When, choices: readonly When[]): Way {
  return { default: byDefault, choices, fixedBecause: null };
}

/** A channel that tells at once whatever anybody prefers. */
export function always(because: string): Way {
  return { default: 'at_once', choices: ['at_once'], fixedBecause: because };
}
