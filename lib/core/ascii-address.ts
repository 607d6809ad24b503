/** What stands in a domain that is no part of another URL, nor one that readers cannot see. */
const DOMAIN = /^[^\s/?#@:\\[\]%\u00ad\u200b-\u200d\ufeff\u3002\uff0e\uff61]+$/;

/**
 * An email address as it is compared and sent: its domain in the ASCII form of IDNA. An address that has none stays as it is.
 * The database computes the same with its function ascii_address.
 */
export function asciiAddress(address: string): string {
  const start = address.lastIndexOf('@') + 1;
  const domain = asciiDomain(address.slice(start));
  return start === 0 || domain === null ? address : `${address.slice(0, start)}${domain}`;
}

/** Whether mail to two addresses, which may be written in any case, reaches the same person. */
export function isSameAddress(one: string, other: string): boolean {
  return asciiAddress(one.toLowerCase()) === asciiAddress(other.toLowerCase());
}

/** The ASCII form of a domain in lower case; null for what is none. */
export function asciiDomain(domain: string): string | null {
  if (isAscii(domain)) return domain;
  if (!DOMAIN.test(domain) || domain !== domain.normalize('NFKC').toLowerCase()) return null;
  const url = `http://${domain}`;
  return URL.canParse(url) ? new URL(url).hostname : null;
}

/** Whether a text has ASCII characters only. */
export function isAscii(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}
