import { describe, expect, it } from 'vitest';
import { createCustomerOperation, readCustomerOperation } from '@/lib/contracts/customers/customers';
import { callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser, uniqueName } from '@/lib/testing/make';

describe('GET /api/customers/{uuid}/', () => {
  it('answers 200 with all members, with their usual values', async () => {
    const token = await makeToken((await makeUser({ is_staff: true })).id);
    const body = { name: uniqueName('Plain') };
    const { uuid } = await (await callOperation(createCustomerOperation, { token, body })).json();
    const answer = await callOperation(readCustomerOperation, { token, params: { uuid } });
    const texts = ['native_name', 'abbreviation', 'description', 'backend_id', 'email', 'phone_number', 'homepage'];
    const more = ['contact_details', 'registration_code', 'vat_code', 'address', 'postal', 'country', 'country_name'];
    expect(await answer.json()).toEqual({
      ...Object.fromEntries([...texts, ...more].map((member) => [member, ''])),
      url: expect.stringContaining(`/api/customers/${uuid}/`),
      uuid,
      created: expect.any(String),
      modified: expect.any(String),
      display_name: expect.stringContaining('Plain'),
      name: expect.stringContaining('Plain'),
      slug: expect.stringMatching(/^plain/),
      image: null,
      blocked: false,
      archived: false,
      accounting_start_date: expect.any(String),
      projects_count: 0,
      users_count: 0,
      max_service_accounts: 0,
      project_metadata_checklist: null,
      grace_period_days: null,
      user_email_patterns: [],
      user_affiliations: [],
      user_identity_sources: [],
      billing_price_estimate: { total: '0.00', current: '0.00', tax: '0.00', tax_current: '0.00' },
    });
  });
});
