import type { AccessRequirement } from '@/lib/contracts/access/requirements';

/** A requirement as the API answers it, which needs no documents and reminds nobody. */
export const sampleRequirement: AccessRequirement = {
  id: '018f0000-0000-7000-8000-000000000002',
  external_id: null,
  name: 'tides-2026',
  datasetName: 'Tides',
  dataset_name: 'Tides',
  renewalDetailsUrl: null,
  renewal_details_url: null,
  label: 'Tides',
  renewal_text: '',
  expiration_period_days: 90,
  is_duc_required: false,
  is_irb_approval_required: false,
  access_type: 'DOWNLOAD',
  version: 3,
  reminders: [],
  is_archived: false,
  archiving_reason: '',
  created: '2026-11-01T09:00:00.000Z',
  updated: '2026-11-02T09:00:00.000Z',
};
