import { z } from 'zod';
import { asciiAddress, isAscii } from '@/lib/core/ascii-address';

const LONGEST = 254;
const ascii = z.email().max(LONGEST);

/** An email address, in lower case. Its domain may be an internationalised one, which is kept as it is given. */
export const emailAddress = z
  .string()
  .trim()
  .toLowerCase()
  .max(LONGEST)
  .superRefine((address, issues) => {
    const error = findError(address);
    if (error !== null) issues.addIssue({ code: 'custom', message: error });
  });

function findError(address: string): string | null {
  const local = address.slice(0, address.lastIndexOf('@'));
  if (local !== '' && !isAscii(local)) {
    return 'Use only ASCII characters before the @: many email services can’t deliver to other addresses.';
  }
  const sent = asciiAddress(address);
  const isAddress = ascii.safeParse(plainly(sent)).success && !LONG_LABEL.test(sent);
  return isAddress ? null : 'Must be an email address.';
}

/** A part of a domain that DNS does not hold. */
const LONG_LABEL = /@.*[^.@]{64}/;

/** The pattern takes no top-level domain with digits, as the ASCII form of an internationalised one may have. */
function plainly(address: string): string {
  return address.replace(/\.xn--[a-z0-9-]+$/, '.example');
}
