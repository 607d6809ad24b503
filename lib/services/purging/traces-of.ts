import type { PurgeField } from '@/lib/contracts/people/purge-profiles';
import { asciiAddress } from '@/lib/core/ascii-address';
import { type NamedPerson, placeholdersFor } from '@/lib/services/purging/placeholders';

/** A regular expression of PostgreSQL, and one that finds at least as much and many times faster, as it looks at nothing around. */
export type Pattern = { exact: string; loose: string };

/** How a name or an address is found in texts, and what takes its place. */
export type Trace = {
  inText: Pattern;
  inJson: Pattern;
  replacement: string;
  /** Replaced wherever it stands; a username or a single name only in rows about the person. */
  isIdentifying: boolean;
};

/** Before it stands no part of a longer word. An escape of JSON, such as that of a line break, is none. */
const BEGINNING = String.raw`(?:(?<![[:alnum:]_.%+-])|(?<=\\[bfnrt]))`;
const END_OF_NAME = '(?![[:alnum:]_]|-[[:alnum:]])';
const END_OF_ADDRESS = '(?![[:alnum:]_]|[.@-][[:alnum:]])';

/** What tells of a person in copies and free texts, of the fields that are purged. */
export function tracesOf(person: NamedPerson, fields: readonly PurgeField[]): Trace[] {
  const { email = '', full_name = '', username = '' } = placeholdersFor(person, fields);
  const { full_name: name } = person;
  const traces = [
    traceOf([person.email, asciiAddress(person.email)], {
      replacement: email,
      isIdentifying: true,
      end: END_OF_ADDRESS,
    }),
    traceOf([name], { replacement: full_name, isIdentifying: /\S\s+\S/.test(name), end: END_OF_NAME }),
    traceOf([person.username], { replacement: username, isIdentifying: false, end: END_OF_ADDRESS }),
  ];
  return traces.filter((trace) => trace !== null);
}

type Manner = Pick<Trace, 'isIdentifying' | 'replacement'> & { end: string };

function traceOf(words: readonly string[], { end, ...manner }: Manner): Trace | null {
  const given = words.filter((word) => word.trim() !== '');
  if (manner.replacement === '' || given.length === 0) return null;
  const forms = given.flatMap(writtenForms);
  const escaped = forms.map((form) => JSON.stringify(form).slice(1, -1));
  return { inText: anyOf([...forms, ...escaped], end), inJson: anyOf(escaped, end), ...manner };
}

/** As it is, in HTML and in a URL. */
function writtenForms(word: string): string[] {
  const html = word
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#x27;');
  return [word, html, encodeURIComponent(word.toWellFormed())];
}

function anyOf(forms: readonly string[], end: string): Pattern {
  const longestFirst = [...new Set(forms)].toSorted((a, b) => b.length - a.length);
  const loose = `(?:${longestFirst.map(asPattern).join('|')})`;
  return { exact: `${BEGINNING}${loose}${end}`, loose };
}

function asPattern(form: string): string {
  return form.replace(/[^\p{L}\p{N}\p{M}\s]/gu, String.raw`\$&`);
}
