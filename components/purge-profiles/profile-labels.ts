import type { PurgedStatus, PurgeField, PurgeRecord } from '@/lib/contracts/people/purge-profiles';

/** What each field of a person is called. */
export const fieldLabels: Readonly<Record<PurgeField, string>> = {
  full_name: 'Full name',
  email: 'Email address',
  username: 'Username',
  affiliations: 'Affiliations',
  identity_source: 'Identity source',
  external_id: 'External ID',
  time_zone: 'Time zone',
  locale: 'Language',
};

/** What each record of a person is called. */
export const recordLabels: Readonly<Record<PurgeRecord, string>> = {
  password: 'Password',
  sessions: 'Sessions',
  tokens: 'API tokens',
  sign_in_networks: 'Networks of sign-ins',
  preferences: 'Preferences',
  actions: 'Actions',
  executions: 'History of actions',
  deliveries: 'Deliveries',
  digests: 'Digests',
  audiences: 'Audiences',
  roles: 'Roles',
  invitations: 'Invitations',
  answers: 'Name on answers',
  documents: 'Documents',
  calendar: 'Calendar',
};

/** Whom a profile is for. */
export const statusLabels: Readonly<Record<PurgedStatus, string>> = {
  suspended: 'Suspended people',
  deleted: 'Deleted people',
};
