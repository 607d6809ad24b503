import { expect, test } from 'vitest';
import { z } from 'zod';
import '@/lib/core/validation-sentences';

const schema = z.object({
  title: z.string().min(1).max(5),
  email_address: z.email(),
  external_id: z.string(),
  user_uuids: z.array(z.string()).max(2),
  url: z.url(),
  status: z.enum(['open', 'closed']),
  count: z.int().min(2),
  share: z.number().gt(0),
  is_open: z.boolean(),
  kind: z.literal('one'),
  at: z.iso.datetime(),
  id: z.union([z.string(), z.int()]),
  code: z.string().regex(/^x$/),
  exact: z.string().length(3),
});

function sentenceFor(name: keyof typeof schema.shape, value: unknown): string | undefined {
  const { error } = schema.shape[name].safeParse(value);
  const missing = schema.safeParse(value === undefined ? {} : { [name]: value });
  expect(error).toBeDefined();
  return missing.error?.issues.find(({ path }) => path[0] === name)?.message;
}

test.each([
  ['title', undefined, 'Enter a title.'],
  ['title', '', 'Enter a title.'],
  ['title', 5, 'Must be text.'],
  ['title', 'too long', 'Must be at most 5 characters long.'],
  ['email_address', undefined, 'Enter an email address.'],
  ['email_address', 'ann', 'Must be an email address.'],
  ['external_id', undefined, 'Enter an external ID.'],
  ['user_uuids', undefined, 'Enter user UUIDs.'],
  ['user_uuids', 'a', 'Must be a list.'],
  ['user_uuids', ['a', 'b', 'c'], 'Must have at most 2 entries.'],
  ['url', undefined, 'Enter a URL.'],
  ['status', 'ajar', 'Must be one of open, closed.'],
  ['status', undefined, 'Must be one of open, closed.'],
  ['count', 1.5, 'Must be a whole number.'],
  ['count', 1, 'Must be at least 2.'],
  ['share', 0, 'Must be more than 0.'],
  ['is_open', undefined, 'Must be true or false.'],
  ['kind', 'two', 'Must be one.'],
  ['at', 'today', 'Must be a date and time with its offset, for example 2026-11-22T10:00:00Z.'],
  ['id', null, 'Must be text or a number.'],
  ['code', 'y', 'Must have the right format.'],
  ['exact', 'four', 'Must be exactly 3 characters long.'],
] as const)('%s %j: %s', (name, value, sentence) => {
  expect(sentenceFor(name, value)).toBe(sentence);
});

test('what is no object at all is told what to send', () => {
  expect(schema.safeParse('text').error?.issues[0]?.message).toBe('Must be an object.');
  expect(schema.safeParse(undefined).error?.issues[0]?.message).toBe('Send a JSON object.');
});
