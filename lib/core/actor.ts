/** What a caller's credential allows: to read, everything that its person may do, or only to report alerts. */
export const tokenScopes = ['read', 'write', 'ingest'] as const;
export type TokenScope = (typeof tokenScopes)[number];

/** A person who is calling, known and active at the time of the call. */
export type PersonActor = {
  kind: 'person';
  userId: string;
  name: string;
  email: string;
  isStaff: boolean;
  isSupport: boolean;
  /** Holds the role ACCESS_COMMITTEE of the installation at the time of the call. */
  isOnAccessCommittee: boolean;
  /** IANA zone in which this person reads dates. */
  timeZone: string;
  via: 'session' | 'token';
  /** That of the token; `write` for sessions. */
  scope: TokenScope;
  /** What the call stands on, until it ends: the id of the session or of the token. */
  credential: string;
};

/** Heed itself: a job or a command of the installation's owner. */
export type SystemActor = { kind: 'system'; name: string; via: 'job' | 'command' };

/** Another system that reports by the token of its ingest source. */
export type SourceActor = {
  kind: 'source';
  sourceId: string;
  name: string;
  /** What it sends. */
  sends: 'alertmanager' | 'events';
  via: 'token';
};

/** The mail provider, which tells by a signed call what became of a mail. */
export type MailProviderActor = {
  kind: 'mail_provider';
  name: string;
  /** The same for every attempt to tell the same. */
  messageId: string;
  /** When this attempt was signed. */
  signedAt: Date;
  via: 'signature';
};

export type AnonymousActor = { kind: 'anonymous' };

export type Actor = PersonActor | SystemActor | SourceActor | MailProviderActor | AnonymousActor;
