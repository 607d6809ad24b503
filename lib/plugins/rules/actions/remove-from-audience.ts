import { sql } from '@/lib/db/client';
import { defineAction } from '@/lib/plugins/rules/action';
import {
  audienceConfig,
  audienceReference,
  endsWithMembership,
  exampleAudience,
  isMember,
  moves,
  movesBack,
} from '@/lib/plugins/rules/actions/audience-membership';
import { nameOf } from '@/lib/plugins/rules/filter';

export const removeFromAudience = defineAction({
  key: 'remove_from_audience',
  label: 'Remove from an audience',
  configSchema: audienceConfig,
  example: exampleAudience,
  sentence: ({ audience_uuid }, names) => `Remove from ${nameOf(names, 'audience', audience_uuid)}`,
  references: audienceReference,
  isDestructive: false,
  isReversible: true,
  endsMatch: (filters, config) => endsWithMembership(filters, config, false),
  isDone: (config) => sql`NOT ${isMember(config)}`,
  runBatch: moves('audience_left'),
  undoBatch: movesBack('audience_joined'),
});
