/** When somebody is told: as soon as it happens, or not at all. */
export type When = 'at_once' | 'off';

/** A kind of message to people: whom it is for, and how they are told unless they decide otherwise. */
export type NotificationKind = {
  id: string;
  label: string;
  /** staff: everyone who runs the installation. addressee: the one person the message names. */
  audience: 'staff' | 'addressee';
  /** Cannot be switched off, and does not wait for the end of quiet hours. */
  isMandatory: boolean;
  /** Its channels, and when each tells by default. */
  channels: Readonly<Record<string, When>>;
  /** True for the daily digest, which people also switch with one click in the mail. */
  isDigest: boolean;
};
