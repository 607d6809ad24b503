import { expect, test } from 'vitest';
import { formatBrowser } from '@/lib/http/format-browser';

const mozilla = 'Mozilla/5.0';

test.each([
  [`${mozilla} (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0`, 'Firefox on Linux'],
  [
    `${mozilla} (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15`,
    'Safari on Mac OS',
  ],
  ['curl/8.0', 'An unknown browser on an unknown system'],
  ['', 'An unknown browser on an unknown system'],
])('%s', (agent, words) => {
  expect(formatBrowser(new Headers({ 'user-agent': agent }))).toBe(words);
});
