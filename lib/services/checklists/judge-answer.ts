import { z } from 'zod';
import type { QuestionType } from '@/lib/contracts/checklists/question-kinds';
import { day, givenInstant, instant, line, text, uuid } from '@/lib/contracts/common';
import { countryNames } from '@/lib/contracts/customers/countries';
import { decimal, wholeDecimal } from '@/lib/contracts/decimal';
import { emailAddress } from '@/lib/contracts/people/email-address';

/** What decides whether an answer fits. */
export type AskedQuestion = {
  question_type: QuestionType;
  min_value: string | null;
  max_value: string | null;
  question_options: readonly { uuid: string }[];
};

export type JudgedAnswer = { value: unknown } | { errors: readonly string[] };

const LONGEST_URL = 2_000;

/** Whether an answer fits its question, and how it is stored. */
export function judgeAnswer(question: AskedQuestion, answer: unknown): JudgedAnswer {
  const parsed = schemaOf(question).safeParse(answer);
  if (parsed.success) return { value: parsed.data };
  // What else is said of it follows from the first.
  return { errors: parsed.error.issues.slice(0, 1).map(({ message }) => message) };
}

function schemaOf(question: AskedQuestion): z.ZodType {
  switch (question.question_type) {
    case 'boolean':
      return z.boolean();
    case 'single_select':
      return choices(question).length(1, 'Choose one option.');
    case 'multi_select':
      return choices(question).min(1, 'Choose at least one option.');
    case 'number':
      return within(decimal, question);
    case 'rating':
    case 'year':
      return within(wholeDecimal, question);
    case 'date':
      return day;
    case 'datetime':
      return instant.refine((value) => givenInstant.safeParse(value).success, 'Must be in the years 1 to 9999.');
    case 'email':
      return emailAddress;
    case 'phone_number':
      return z
        .string()
        .trim()
        .regex(/^[\d +()-]{5,30}$/, 'Use digits, spaces and + - ( ), 5 to 30 of them.');
    case 'url':
      return line(LONGEST_URL).refine(isWebAddress, 'Must be an http or https address.');
    case 'country':
      return z.string().refine((code) => Object.hasOwn(countryNames, code), 'Must be a country of ISO 3166-1.');
    case 'text_input':
      return line(255, 1);
    case 'text_area':
      return text(5_000, 1);
    default:
      return question.question_type satisfies never;
  }
}

function choices({ question_options }: AskedQuestion) {
  const known = new Set(question_options.map((option) => option.uuid));
  return z
    .array(
      uuid.refine((id) => known.has(id), 'Choose options of this question.'),
      { error: 'Must be a list of options.' },
    )
    .refine((ids) => new Set(ids).size === ids.length, 'Choose each option once.');
}

function within(number: typeof decimal, { max_value, min_value }: AskedQuestion): z.ZodType {
  return number
    .refine((value) => min_value === null || Number(value) >= Number(min_value), `Must be at least ${min_value}.`)
    .refine((value) => max_value === null || Number(value) <= Number(max_value), `Must be at most ${max_value}.`);
}

function isWebAddress(address: string): boolean {
  return /^https?:\/\//i.test(address) && URL.canParse(address);
}
