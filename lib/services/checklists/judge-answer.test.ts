import { describe, expect, test } from 'vitest';
import type { QuestionType } from '@/lib/contracts/checklists/question-kinds';
import { judgeAnswer } from '@/lib/services/checklists/judge-answer';

const [one, two] = ['01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d01', '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d02'];
const asked = (question_type: QuestionType) => ({
  question_type,
  min_value: '1',
  max_value: '2100',
  question_options: [{ uuid: one }, { uuid: two }],
});

const taken: Readonly<Record<QuestionType, readonly unknown[]>> = {
  boolean: [true, false],
  single_select: [[one]],
  multi_select: [[one], [two, one]],
  number: [1, 1.5, '2100', '2.75'],
  rating: [3, '3'],
  year: [2026, '2026'],
  date: ['2026-03-01', '2028-02-29'],
  datetime: ['2026-03-01T10:00:00Z', '2026-03-01T10:00:00+02:00'],
  email: ['ann@example.org'],
  phone_number: ['+372 (5) 123-4567', '12345'],
  url: ['https://example.org/a?b=c', 'http://example.org'],
  country: ['EE'],
  text_input: ['x', 'x'.repeat(255)],
  text_area: ['One\ntwo', 'x'.repeat(5_000)],
};

const rejected: Readonly<Record<QuestionType, readonly unknown[]>> = {
  boolean: ['true', 1],
  single_select: [one, [], [one, two], ['01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d03']],
  multi_select: [[], [one, one], one, [3]],
  number: [0, 2101, 'many', '1e3', true, '12345678901234567890'],
  rating: [1.5, '1.5', 0],
  year: [2026.5, 0, ''],
  date: ['2026-02-29', '1 March 2026', '2026-03-01T10:00:00Z'],
  datetime: ['2026-03-01', '2026-03-01T10:00:00', 'now'],
  email: ['ann', 'ann@', 3],
  phone_number: ['1234', 'call me', '1'.repeat(31)],
  url: ['ftp://example.org', 'example.org', 'javascript:alert(1)'],
  country: ['XX', 'ee', 'EST', 'toString'],
  text_input: ['', 'x'.repeat(256), 'a\nb', 'a\u0000b'],
  text_area: [' ', 'x'.repeat(5_001), 3],
};

const cases = (values: typeof taken) =>
  Object.entries(values).flatMap(([type, answers]) => answers.map((answer) => [type, answer] as const));
/** The cast holds because both tables have every type as a key. */
const typeOf = (type: string) => type as QuestionType;

describe('an answer', () => {
  test.each(cases(taken))('to %s is taken: %j', (type, answer) => {
    expect(judgeAnswer(asked(typeOf(type)), answer)).toEqual({ value: answer });
  });

  test.each(cases(rejected))('to %s is refused: %j', (type, answer) => {
    expect(judgeAnswer(asked(typeOf(type)), answer)).toEqual({ errors: [expect.stringMatching(/\.$/)] });
  });

  test('without bounds may be any number', () => {
    expect(judgeAnswer({ ...asked('number'), min_value: null, max_value: null }, -7)).toEqual({ value: -7 });
  });
});
