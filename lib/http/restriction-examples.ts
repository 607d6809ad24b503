const lists = { user_email_patterns: ['.*@university\\.edu'], user_affiliations: ['staff'], user_identity_sources: [] };

const byPattern = {
  level: 'customer',
  is_allowed: true,
  list: 'user_email_patterns',
  entry: '.*@university\\.edu',
  reason: 'An entry matches.',
};

const bodies = { email: 'mia.tanaka@university.edu', affiliations: ['student'] };

const organisation = {
  url: 'https://heed.example.org/api/customers/01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e/',
  uuid: '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e',
  created: '2024-09-02T07:30:00.000Z',
  modified: '2026-11-22T10:00:00.000Z',
  display_name: 'UT',
  name: 'University of Tartu',
  slug: 'university-of-tartu',
  native_name: 'Tartu Ülikool',
  abbreviation: 'UT',
  description: '',
  backend_id: '',
  image: null,
  blocked: false,
  archived: false,
  accounting_start_date: '2024-09-02T00:00:00.000Z',
  projects_count: 12,
  users_count: 80,
  max_service_accounts: 0,
  project_metadata_checklist: null,
  grace_period_days: 30,
  ...lists,
  email: 'research@example.org',
  phone_number: '',
  homepage: 'https://example.org/',
  contact_details: '',
  registration_code: '',
  vat_code: '',
  address: '',
  postal: '',
  country: 'EE',
  country_name: 'Estonia',
  billing_price_estimate: { total: '1200.00', current: '80.00', tax: '0.00', tax_current: '0.00' },
};

const event = {
  uuid: '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8da1',
  created: '2026-11-22T10:00:00.000Z',
  event_type: 'customer_update_succeeded',
  message: 'Organisation University of Tartu was changed.',
  context: {
    project_uuid: null,
    project_name: null,
    customer_uuid: organisation.uuid,
    customer_name: organisation.name,
    user_uuid: '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9f',
    user_username: 'astrid.lund',
    user_full_name: 'Astrid Lund',
    changes: { user_affiliations: { from: [], to: ['staff'] } },
  },
};

/** The calls about organisations, their restrictions and what happened to them, whose members have to fit together. */
export const restrictionExamples = {
  customers_list: { answer: [organisation] },
  customers_read: { answer: organisation },
  customers_change: { body: lists, answer: organisation },
  customers_check_restrictions: { body: bodies, answer: { is_allowed: true, levels: [byPattern] } },
  projects_check_restrictions: {
    body: bodies,
    answer: {
      is_allowed: false,
      levels: [
        byPattern,
        {
          level: 'project',
          is_allowed: false,
          list: null,
          entry: null,
          reason: 'User email, affiliation, or identity source does not match the project restrictions.',
        },
      ],
    },
  },
  events_list: { answer: [event] },
  events_read: { answer: event },
};
