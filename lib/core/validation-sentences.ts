import { z } from 'zod';
import { sizeSentence } from '@/lib/core/size-sentence';

type Issue = Parameters<z.core.$ZodErrorMap>[0];

const types: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  bigint: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  set: 'a list',
  object: 'an object',
  record: 'an object',
  map: 'an object',
  date: 'a date',
  null: 'empty',
  undefined: 'left out',
  never: 'left out',
};

const formats: Readonly<Record<string, string>> = {
  email: 'an email address',
  url: 'a URL, for example https://example.org',
  uuid: 'a UUID',
  guid: 'a UUID',
  datetime: 'a date and time with its offset, for example 2026-11-22T10:00:00Z',
  date: 'a date, for example 2026-11-22',
  time: 'a time, for example 09:00',
  duration: 'a duration, for example P1D',
  ipv4: 'an IPv4 address',
  ipv6: 'an IPv6 address',
  cidrv4: 'an IPv4 network',
  cidrv6: 'an IPv6 network',
  json_string: 'JSON',
};

/** What is wrong with a value, as a sentence for people. Schemas that know better say it themselves. */
export function validationSentence(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return ofType(issue.expected, issue);
    case 'invalid_value':
      return `Must be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map(String).join(', ')}.`;
    case 'too_small':
      return isEmptyText(issue) ? enter(issue.path) : sizeSentence(issue.origin, Number(issue.minimum), least(issue));
    case 'too_big':
      return sizeSentence(issue.origin, Number(issue.maximum), most(issue));
    case 'invalid_format':
      return `Must ${formats[issue.format] === undefined ? 'have the right format' : `be ${formats[issue.format]}`}.`;
    case 'not_multiple_of':
      return `Must be a multiple of ${issue.divisor}.`;
    case 'unrecognized_keys':
      return 'Unknown field.';
    case 'invalid_key':
      return 'Has a name that isn’t allowed.';
    case 'invalid_union':
      return ofUnion(issue.errors);
    default:
      return 'Check this value.';
  }
}

function ofType(expected: string, { input, path }: Issue): string {
  const type = types[expected];
  if (input === undefined && expected !== 'boolean') return enter(path);
  return type === undefined ? 'Check this value.' : `Must be ${type}.`;
}

/** One of several types is meant: the only one that has the right type says what is wrong, or all of them are named. */
function ofUnion(errors: readonly (readonly z.core.$ZodIssue[])[]): string {
  const ofRightType = errors.flatMap(([first]) => (first === undefined || isOfWrongType(first) ? [] : [first]));
  const [only, ...others] = ofRightType;
  if (only !== undefined && others.length === 0) return only.message;
  const named = errors.flatMap(([first]) => (first?.code === 'invalid_type' ? (types[first.expected] ?? []) : []));
  const distinct = [...new Set(named)];
  return ofRightType.length > 0 || distinct.length === 0 ? 'Check this value.' : `Must be ${distinct.join(' or ')}.`;
}

function isOfWrongType({ code, path }: z.core.$ZodIssue): boolean {
  return code === 'invalid_type' && path.length === 0;
}

function isEmptyText(issue: Issue): boolean {
  return issue.code === 'too_small' && issue.origin === 'string' && Number(issue.minimum) === 1;
}

type Bound = { exact?: boolean | undefined; inclusive?: boolean | undefined };

function least({ exact, inclusive }: Bound): string {
  if (exact === true) return 'exactly';
  return inclusive === false ? 'more than' : 'at least';
}

function most({ exact, inclusive }: Bound): string {
  if (exact === true) return 'exactly';
  return inclusive === false ? 'less than' : 'at most';
}

/** "Enter a title.", by the name of the field. */
function enter(path: Issue['path']): string {
  const name = path?.at(-1);
  if (name === undefined) return 'Send a JSON object.';
  if (typeof name !== 'string' || !/^[a-z][a-z0-9_]*$/i.test(name)) return 'Enter a value.';
  const words = name
    .replaceAll(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replaceAll('_', ' ')
    .replaceAll(/\b(id|url|uuid)(s?)\b/g, (_, short: string, ending: string) => short.toUpperCase() + ending);
  if (/[^su]s$/.test(words)) return `Enter ${words}.`;
  return `Enter ${/^(?!U|us|un)[aeiou]/i.test(words) ? 'an' : 'a'} ${words}.`;
}

// Every copy of the library that a bundle holds reads this one configuration, and none of them overwrites it.
z.config({ customError: validationSentence });
