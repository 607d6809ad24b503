import type { Ctx } from '@/lib/db/context';

/** A mail in whole: everything that sending it takes. */
export type MailContent = {
  subject: string;
  html: string;
  text: string;
  headers: Readonly<Record<string, string>>;
};

/** One delivery on its way out through a channel. */
export type OutgoingMessage = {
  deliveryId: string;
  /** The same for every attempt: what a receiver recognises a repetition by. Another one when staff send it once more. */
  key: string;
  /** The notification kind, such as admin_notification_critical. */
  kind: string;
  /** A mail address, or whatever else the channel addresses: the id of a webhook endpoint, or of a person. */
  recipient: string;
  /** What happened, as JSON, for channels that machines read. */
  facts: Readonly<Record<string, unknown>>;
  /** The words for people. */
  mail: MailContent;
};

/** How one attempt ended. `isUnasked`: before the provider was asked, so that it says nothing of the provider. */
export type Outcome =
  /** The provider took it. `note` says what people should know, such as that the mail was kept here. */
  | { kind: 'sent'; providerId: string | null; note?: string; isUnasked?: boolean }
  /** Try again, not before `afterMs` when the provider said so. */
  | { kind: 'retry'; reason: string; afterMs?: number; isUnasked?: boolean }
  /** Trying again is of no use. `isIntended`: because people of ours decided so, which is no fault to tell of. */
  | { kind: 'permanent'; reason: string; isIntended?: boolean; isUnasked?: boolean };

/** A way to reach somebody. */
export type Channel = {
  id: string;
  /** Several of these failures in a row rest the channel for a while; false where recipients fail for themselves. */
  isOneProvider: boolean;
  /**
   * When a delivery has failed that never gets through: after so long, with waits that double; or after one attempt more
   * than there are waits.
   */
  patience: { giveUpAfterMs: number } | { waitsMs: readonly number[] };
  /** Called with no transaction open. Never throws for what the provider answers; what it throws counts as a retry. */
  send: (ctx: Ctx, message: OutgoingMessage, signal: AbortSignal) => Promise<Outcome>;
};
