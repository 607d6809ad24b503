import { sql } from '@/lib/db/client';
import { defineAction } from '@/lib/plugins/rules/action';
import {
  audienceConfig,
  audienceReference,
  endsWithMembership,
  exampleAudience,
  isMember,
  moveBack,
  moves,
} from '@/lib/plugins/rules/actions/audience-membership';
import { nameOf } from '@/lib/plugins/rules/filter';

const move = moves('audience_left');

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
  run: async (tx, userId, config, rule) =>
    (await move(tx, [userId], config, rule)).get(userId) ?? { changed: false, note: '', before: null },
  runBatch: (tx, people, config, rule) =>
    move(
      tx,
      people.map(({ userId }) => userId),
      config,
      rule,
    ),
  undo: (tx, userId, before) => moveBack(tx, userId, before, 'audience_joined'),
});
