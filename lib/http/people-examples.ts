import { EXAMPLE_ID, EXAMPLE_INSTANT } from '@/lib/http/example-values';

const [SUSPENDED_AT, JOINED_AT] = ['2026-11-22T10:00:00.000Z', '2024-09-02T07:30:00.000Z'];
const astrid = { uuid: '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e', full_name: 'Astrid Lund' };
const rule = { id: '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8da1', name: 'Delete who has been suspended for 7 years' };
const reason = 'They left the university.';
const noHold = { is_on: false, reason: '', by: null, at: null };

/** A person as staff see them, active. */
const person = {
  url: `https://heed.example.org/api/users/${EXAMPLE_ID}/`,
  uuid: EXAMPLE_ID,
  username: 'mia.tanaka',
  full_name: 'Mia Tanaka',
  email: 'mia.tanaka@example.org',
  slug: 'mia-tanaka',
  first_name: 'Mia',
  last_name: 'Tanaka',
  native_name: '',
  is_staff: false,
  is_support: false,
  is_active: true,
  affiliations: ['University of Tartu'],
  identity_source: 'TAAT',
  date_joined: JOINED_AT,
  image: null,
  status: 'active',
  suspended_at: null,
  suspended_reason: '',
  deleted_at: null,
  purge_due_on: null,
  purged_at: null,
  legal_hold: noHold,
  is_service_account: false,
  time_zone: 'Europe/Tallinn',
  last_sign_in_at: '2026-11-20T09:35:00.000Z',
  invited_at: JOINED_AT,
  created: JOINED_AT,
  audiences: [{ uuid: '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8da2', name: 'Research software engineers' }],
  roles: [
    {
      role: 'PROJECT.MANAGER',
      scope_type: 'project',
      scope_uuid: '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8da3',
      scope_name: 'Climate models',
      since: JOINED_AT,
      granted_by: astrid,
      expiration_time: '2027-06-30T21:00:00.000Z',
    },
  ],
};

const suspended = {
  ...person,
  is_active: false,
  status: 'suspended',
  suspended_at: SUSPENDED_AT,
  suspended_reason: reason,
};
const deleted = {
  ...person,
  is_active: false,
  status: 'deleted',
  deleted_at: EXAMPLE_INSTANT,
  purge_due_on: '2026-12-22',
};

const audience = {
  uuid: '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8da2',
  name: 'Research software engineers',
  members_count: 24,
  used_by: [{ rule_id: rule.id, name: rule.name }],
  created: JOINED_AT,
  modified: EXAMPLE_INSTANT,
};

const profile = {
  id: '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8da4',
  name: 'Former students',
  applies_to: 'deleted',
  after_days: 60,
  fields: ['full_name', 'email', 'username'],
  records: ['sessions', 'tokens', 'deliveries'],
  is_on: false,
  is_default: false,
  rule_id: null,
  used_by: [{ rule_id: rule.id, name: rule.name }],
  modified: EXAMPLE_INSTANT,
  modified_by: astrid,
};

const members = { body: { user_uuids: [EXAMPLE_ID] }, answer: { changed: 1, unchanged: 0, unknown: [] } };
const named = { name: audience.name };
const unused = { ...audience, members_count: 0, used_by: [] };
const { after_days, applies_to, fields, name, records } = profile;

/** The calls about people, audiences and purge profiles, whose members have to fit together. */
export const peopleExamples = {
  users_read: { answer: person },
  users_change: {
    body: { legal_hold: true, reason: 'An inquiry is under way.' },
    answer: {
      ...person,
      legal_hold: { is_on: true, reason: 'An inquiry is under way.', by: astrid, at: EXAMPLE_INSTANT },
    },
  },
  users_suspend: { body: { reason }, answer: suspended },
  users_delete: { body: { reason, grace_days: 30 }, answer: deleted },
  users_reinstate: { body: { reason: 'They came back.' }, answer: person },
  users_history: {
    answer: [
      {
        id: '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8da5',
        at: EXAMPLE_INSTANT,
        kind: 'deleted',
        text: 'Deleted',
        actor: null,
        rule: { ...rule, version: 3 },
        reason: '',
        subject_id: '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8da5',
        undone_at: null,
        can_undo: true,
      },
    ],
  },
  audiences_list: { answer: [audience] },
  audiences_read: { answer: audience },
  audiences_create: { body: named, answer: unused },
  audiences_rename: { body: named, answer: audience },
  audience_members_add: members,
  audience_members_remove: members,
  audience_members_delete: members,
  purge_profiles_list: { answer: [profile] },
  purge_profiles_read: { answer: profile },
  purge_profiles_create: {
    body: { name, applies_to, after_days, fields, records },
    answer: { ...profile, used_by: [] },
  },
  purge_profiles_change: { body: { after_days }, answer: profile },
};
