import { commonPasswords } from '@/lib/services/accounts/common-passwords';

export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 200;

/** Parts of a name or address shorter than this may appear in a password by chance. */
const SHORTEST_PERSONAL_PART = 4;

/** Whose password it is going to be. */
export type PasswordOwner = { email: string; full_name: string };

/** What is wrong with a password, in one sentence; null when it may be used. Length counts characters, not bytes. */
export function findPasswordError(password: string, owner: PasswordOwner): string | null {
  const length = [...password].length;
  if (length < SHORTEST_PASSWORD) return `Use at least ${SHORTEST_PASSWORD} characters. This has ${length}.`;
  if (length > LONGEST_PASSWORD) return `Use at most ${LONGEST_PASSWORD} characters.`;
  const folded = password.toLowerCase();
  if (personalParts(owner).some((part) => leavesLittle(folded, part))) {
    return 'Don’t use your name or email address. They are easy to guess.';
  }
  if (isCommon(folded)) return 'This is a very common password. Choose another.';
  return null;
}

/** The words of an address and a name that a password should not be made of. */
function personalParts({ email, full_name }: PasswordOwner): string[] {
  const whole = email.toLowerCase();
  const mailbox = whole.split('@')[0] ?? '';
  const name = full_name.toLowerCase();
  const parts = [whole, mailbox, name, name.replaceAll(/\s+/g, ''), ...name.split(/\s+/)];
  return parts.filter((part) => part.length >= SHORTEST_PERSONAL_PART);
}

/** Whether a password without the part would be too short to use. */
function leavesLittle(password: string, part: string): boolean {
  return password.includes(part) && password.replaceAll(part, '').length < SHORTEST_PASSWORD / 2;
}

/** Whether a password is common, is one character repeated, or is a common one with digits and signs around it. */
function isCommon(password: string): boolean {
  const core = password.replaceAll(/^[\d\W_]+|[\d\W_]+$/g, '');
  return commonPasswords.has(password) || commonPasswords.has(core) || new Set(password).size < SHORTEST_PASSWORD / 3;
}
