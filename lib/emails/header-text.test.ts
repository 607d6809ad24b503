import { expect, test } from 'vitest';
import { headerText } from '@/lib/emails/header-text';

test.each([
  ['Heed\r\nBcc: thief@example.org', 'Heed Bcc: thief@example.org'],
  ['invoice\u202efdp.exe', 'invoicefdp.exe'],
  ['a\u0000b\u001bc\u0085d\u2028e\u2029f\tg', 'a b c d e f g'],
  ['  Õpetaja  tööd  ', 'Õpetaja tööd'],
])('%j becomes one line', (given, expected) => {
  expect(headerText(given)).toBe(expected);
});
