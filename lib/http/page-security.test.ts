import { expect, test } from 'vitest';
import { pageHeaders } from '@/lib/http/page-security';

const policy = pageHeaders('the-nonce')['content-security-policy'];

test('scripts run only with the nonce, and never from text outside development', () => {
  expect(policy).toContain("script-src 'self' 'nonce-the-nonce' 'strict-dynamic';");
  expect(policy).not.toContain('unsafe-eval');
});

test('pages cannot be framed, sent elsewhere or moved under another base', () => {
  for (const rule of ["frame-ancestors 'none'", "form-action 'self'", "base-uri 'self'"])
    expect(policy).toContain(rule);
});
