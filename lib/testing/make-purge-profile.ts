import { database, type Prisma } from '@/lib/db/client';
import { uniqueName } from '@/lib/testing/make';
import { testNow } from '@/lib/testing/test-context';

/** A purge profile for deleted people that is off. */
export function makePurgeProfile(fields: Partial<Prisma.PurgeProfileUncheckedCreateInput> = {}) {
  const usual = {
    name: uniqueName('profile'),
    applies_to: 'deleted',
    after_days: 30,
    fields: ['full_name'],
    records: [],
  };
  return database().purgeProfile.create({ data: { ...usual, created: testNow, modified: testNow, ...fields } });
}

/** What a purge of a person leaves for the certificate. */
export function makePersonPurge(user_id: string, fields: Partial<Prisma.PersonPurgeUncheckedCreateInput> = {}) {
  const usual = {
    purged_at: testNow,
    status: 'deleted',
    approver_ids: [],
    profile_id: user_id,
    profile: 'Deleted people',
    fields: ['full_name', 'email'],
    records: { tokens: 2, sessions: 0 },
  };
  return database().personPurge.create({ data: { user_id, ...usual, ...fields } });
}
