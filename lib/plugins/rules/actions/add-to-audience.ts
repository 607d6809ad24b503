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

export const addToAudience = defineAction({
  key: 'add_to_audience',
  label: 'Add to an audience',
  configSchema: audienceConfig,
  example: exampleAudience,
  sentence: ({ audience_uuid }, names) => `Add to ${nameOf(names, 'audience', audience_uuid)}`,
  references: audienceReference,
  isDestructive: false,
  isReversible: true,
  endsMatch: (filters, config) => endsWithMembership(filters, config, true),
  isDone: (config) => isMember(config),
  runBatch: moves('audience_joined'),
  undoBatch: movesBack('audience_left'),
});
