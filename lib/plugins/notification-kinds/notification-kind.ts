import type { z } from 'zod';
import type { Priority } from '@/lib/contracts/alerts/priorities';
import type { When } from '@/lib/contracts/delivery/preferences';
import { signInPage } from '@/lib/core/routes';
import type { Sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { absoluteUrl } from '@/lib/emails/absolute-url';
import type { LetterWords } from '@/lib/emails/letter';
import type { StaffNoticeWords } from '@/lib/emails/staff-notice';

/** When a kind notifies on one channel, and what people may choose instead. */
export type ChannelSetting = {
  default: When;
  choices: readonly When[];
  /** Why there is nothing to choose; null where there is. */
  fixedBecause: string | null;
};

/**
 * Who gets a message. staff: everyone who runs the installation. addressee: the person it names. address: the email address
 * it names, with or without an account. people: everyone for whom the condition on `person` and `message` holds.
 */
export type Audience = 'staff' | 'addressee' | 'address' | { people: Sql };

/** Who reads a message, and in which zone they read instants. */
export type Reader = {
  /** Empty for an address without an account. */
  full_name: string;
  email: string;
  /** A usable IANA zone. */
  time_zone: string;
  /** True where staff read it: whoever could read its one-time link could take over the account. */
  hidesLinks: boolean;
};

/** What a message is about, such as `{ type: 'alert', id: '7' }`. */
export type Subject = { type: string; id: string };

/** What is known of a message beside its facts. */
export type MessageContext = { subject: Subject | null; priority: Priority };

/** What is said by email: a letter to one person, or a notification or an alert, the same for all staff. */
export type Words = LetterWords | StaffNoticeWords;

/** One line of the notification digest. `text` may be empty. */
export type DigestLine = { title: string; text: string; url: string };

/** Why a message that waited isn’t sent any more; `isUsed` when its recipient followed its link. */
export type Outdated = { reason: string; isUsed: boolean };

type Traits = {
  id: string;
  label: string;
  /** What it notifies of, in a sentence. */
  description: string;
  audience: Audience;
  channels: Readonly<Record<string, ChannelSetting>>;
  /** Can’t be turned off, and doesn’t wait for the end of quiet hours. */
  isMandatory: boolean;
  /** Each of its messages says that it is sent whatever anyone’s settings say. */
  overrides: boolean;
  /** The last status of an account that it reaches: suspended reaches active people too, deleted reaches everyone. */
  reaches: 'active' | 'suspended' | 'deleted';
  /** Sent to an address that bounced before, too: someone asked for it, or must know. */
  ignoresBounces: boolean;
  /** False where its links are never stored: it is written for each attempt, and staff can’t resend it. */
  isResendable: boolean;
  priority: Priority;
  /** Of a daily digest, which is stored as a whole email: what it gathers. Null for what is written from facts. */
  digestOf: 'actions' | 'notices' | null;
  /** Each of its messages is a daily mail of its own: that is what people choose as a digest. */
  isDaily: boolean;
  /** Its title is the whole subject, without the name of the installation. */
  isTitleSubject: boolean;
};

/** A kind of message: everything that delivery, preferences and digests have to know of it. Facts are as the outbox stores them. */
export type NotificationKind<Facts = unknown> = Traits & {
  /** @throws ZodError for what are no facts of this kind */
  parse: (facts: unknown) => Facts;
  /** What the message is called in lists, and in the subject of a letter. */
  title: (facts: unknown) => string;
  write: (facts: unknown, reader: Reader, context: MessageContext) => Words;
  digestLine: (facts: unknown, reader: Reader, context: MessageContext) => DigestLine;
  outdated: (ctx: Ctx, facts: unknown, userId: string | null) => Promise<Outdated | null>;
  /** The facts as they are now. @throws ZodError for what are no facts of this kind */
  current: (ctx: Ctx, facts: unknown) => Promise<Facts>;
  /** The facts with those objects alone that are left; null for a kind that tells of one. */
  without: (facts: unknown, left: readonly string[]) => object | null;
};

type Described = Pick<Traits, 'id' | 'label' | 'description' | 'audience' | 'channels'> & Partial<Traits>;

type Written<Facts> = {
  /** What happened, as JSON: what other versions stored must still parse. A field `title` is what lists call the message. */
  facts: z.ZodType<Facts>;
  title: (facts: Facts) => string;
  /** Called at sending, with the reader. */
  write: (facts: Facts, reader: Reader, context: MessageContext) => Words;
  /** Left out: the heading, the first paragraph and the button of the letter. */
  digestLine?: (facts: Facts, reader: Reader) => DigestLine;
  /** Asked before sending; null while it still says what is true. Left out: it always does. */
  outdated?: (ctx: Ctx, facts: Facts, userId: string | null) => Promise<Outdated | null>;
  /** Asked when it is written, for facts that may have changed since. Left out: they are those of that moment. */
  current?: (ctx: Ctx, facts: Facts) => Promise<Facts>;
  /** Of a kind that tells of several objects: its facts with those alone that are left, by their ids. */
  without?: (facts: Facts, left: ReadonlySet<string>) => Facts;
};

const usual = {
  isMandatory: false,
  overrides: false,
  reaches: 'active',
  ignoresBounces: false,
  isResendable: true,
  priority: 'normal',
  digestOf: null,
  isDaily: false,
  isTitleSubject: false,
} as const;

/** A kind with what its file leaves out. Whatever the outbox holds is parsed before the kind sees it. */
export function defineKind<Facts>(kind: Described & Written<Facts>): NotificationKind<Facts> {
  const { facts, title, write, digestLine, outdated, current, without, ...traits } = kind;
  const parse = (stored: unknown) => facts.parse(stored);
  return {
    ...usual,
    ...traits,
    parse,
    title: (stored) => title(parse(stored)),
    write: (stored, reader, context) => write(parse(stored), reader, context),
    digestLine: (stored, reader, context) => {
      if (digestLine !== undefined) return digestLine(parse(stored), reader);
      return lineOf(write(parse(stored), reader, context));
    },
    outdated: async (ctx, stored, userId) => outdated?.(ctx, parse(stored), userId) ?? null,
    current: async (ctx, stored) => current?.(ctx, parse(stored)) ?? parse(stored),
    without: (stored, left) => {
      const facts = without?.(parse(stored), new Set(left));
      return facts === undefined ? null : { title: title(facts), ...facts };
    },
  };
}

function lineOf(words: Words): DigestLine {
  if (!('heading' in words)) return { title: words.title, text: words.message, url: words.url };
  return { title: words.heading, text: words.paragraphs[0] ?? '', url: words.button?.url ?? absoluteUrl(signInPage) };
}

/** A channel on which people choose. */
export function choice(byDefault: When, choices: readonly When[]): ChannelSetting {
  return { default: byDefault, choices, fixedBecause: null };
}

/** A channel that notifies immediately, whatever anyone prefers. */
export function always(because: string): ChannelSetting {
  return { default: 'at_once', choices: ['at_once'], fixedBecause: because };
}
