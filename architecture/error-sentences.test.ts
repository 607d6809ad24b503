import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { allOperations } from '@/lib/contracts/all-operations';
import { recordKinds } from '@/lib/services/imports/kinds/registry';
import { wrongValues } from '@/lib/testing/wrong-values';

/** How the validation library words what it finds wrong, in all of its sentences. */
const OF_THE_LIBRARY =
  /\b(invalid|expected|received|too (big|small)|unrecognized|discriminator|input|regex|pattern|undefined|nan|string|boolean|array|zod|enum)\b|[<>]=/i;

const known = new Map<z.ZodType, readonly string[]>();

/** What a schema says of values that it does not take, each sentence once. */
function sentencesOf(schema: z.ZodType): readonly string[] {
  const sentences = known.get(schema) ?? askedAbout(schema);
  known.set(schema, sentences);
  return sentences;
}

function askedAbout(schema: z.ZodType): readonly string[] {
  const sentences = new Set<string>();
  for (const value of wrongValues(schema)) {
    for (const { code, message } of schema.safeParse(value).error?.issues ?? []) {
      if (code !== 'unrecognized_keys') sentences.add(message);
    }
  }
  return [...sentences];
}

/** Sentences that are not for people. */
function unsuitableSentences(schema: z.ZodType): string[] {
  const isForPeople = (sentence: string) => /^[A-Z“].*\.$/s.test(sentence) && !OF_THE_LIBRARY.test(sentence);
  return sentencesOf(schema).filter((sentence) => !isForPeople(sentence));
}

describe('refusals', () => {
  test.each(allOperations.map((operation) => [operation.id, operation] as const))(
    'of %s are sentences for people, without words of the validation library',
    (_, { body, params, query }) => {
      expect([body, params, query].flatMap(unsuitableSentences)).toEqual([]);
    },
  );

  test.each(Object.values(recordKinds).map((kind) => [kind.type, kind] as const))(
    'of imported records of the type %s are too',
    (_, { fields }) => {
      expect(unsuitableSentences(fields)).toEqual([]);
    },
  );

  test('are found in their thousands, of every sort', () => {
    const ofBodies = allOperations.flatMap(({ body }) => sentencesOf(body));
    const found = [...ofBodies, ...allOperations.flatMap(({ query }) => sentencesOf(query))];
    const sorts = ['Enter a title.', 'Must be text.', 'Must be true or false.', 'Must be a UUID.', 'Must be a list.'];
    expect(found).toEqual(expect.arrayContaining(sorts));
    expect(found.some((sentence) => sentence.startsWith('Must be one of '))).toBe(true);
    expect(ofBodies.length).toBeGreaterThan(1_000);
  });

  test('of the library itself would be noticed', () => {
    expect(
      unsuitableSentences(z.object({ size: z.number({ error: 'Invalid input: expected number, received string' }) })),
    ).toEqual(['Invalid input: expected number, received string']);
    expect(unsuitableSentences(z.object({ size: z.number().refine(() => false, 'wrong') }))).toEqual(['wrong']);
  });
});
