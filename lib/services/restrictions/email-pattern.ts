import { RE2JSException, RE2Set } from 're2js';
import { patternSteps } from '@/lib/services/restrictions/pattern-steps';

/** RE2JS.CASE_INSENSITIVE, which the package declares on another class than the one used here. */
const CASE_INSENSITIVE = 1;
const MOST_BYTES = 262_144;
const LONGEST_PATTERN = 200;
/** Up to so many, using a pattern for the first time takes well below 20 ms, whatever it is. */
const MOST_STEPS = 400;
/** No account has a longer address, so a longer text is none. */
const LONGEST_ADDRESS = 254;
const MOST_CACHED = 300;

/** A pattern that is ready to match, or why it is broken. */
type Compiled = { set: RE2Set; error: null } | { set: null; error: string };

/** The patterns used last, the latest at the end. */
const cache = new Map<string, Compiled>();

/** Why a pattern can’t be used, as a sentence; null when it can. */
export function findPatternError(pattern: string): string | null {
  return compiled(pattern).error;
}

/** Whether a pattern matches a whole address, in any case, in time linear in its length. A broken one matches nothing. */
export function matchesPattern(pattern: string, address: string): boolean {
  const { set } = compiled(pattern);
  return set !== null && address.length <= LONGEST_ADDRESS && set.match(address).length > 0;
}

function compiled(pattern: string): Compiled {
  const known = cache.get(pattern);
  if (known !== undefined) cache.delete(pattern);
  const used = known ?? compile(pattern);
  cache.set(pattern, used);
  const [oldest] = cache.size > MOST_CACHED ? cache.keys() : [];
  if (oldest !== undefined) cache.delete(oldest);
  return used;
}

function compile(pattern: string): Compiled {
  if (pattern.length > LONGEST_PATTERN) return broken(`It is longer than ${LONGEST_PATTERN} characters.`);
  if (patternSteps(pattern) > MOST_STEPS) return broken('It is too complex.');
  try {
    const set = new RE2Set(RE2Set.ANCHOR_BOTH, CASE_INSENSITIVE, MOST_BYTES);
    set.add(pattern);
    set.compile();
    return { set, error: null };
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    return broken(describeError(pattern, error));
  }
}

function broken(error: string): Compiled {
  return { set: null, error };
}

/** The engine says of look-around that it is a bad group: people are told its name. */
function describeError(pattern: string, { message }: RE2JSException): string {
  if (/\(\?<?[=!]/.test(pattern)) return 'Look-around is not supported.';
  if (/\\(?:[1-9]|k[<{'])|\(\?P=/.test(pattern)) return 'Back-references are not supported.';
  const reason = message.replace(/^error parsing regexp: /, '').replace('`(?i)', '`');
  return `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;
}

// The engine builds its tables with the first patterns: done here, nobody waits for it.
for (const pattern of ['\\pL+.*@example\\.org', '[a-z\\d]*', '(\\w|.)+x'])
  compile(pattern).set?.match('ann@example.org');
