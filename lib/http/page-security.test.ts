import { expect, test } from 'vitest';
import { pageHeaders } from '@/lib/http/page-security';

const policy = pageHeaders('the-nonce')['content-security-policy'];

test('scripts run only with the nonce, and never from text outside development', () => {
  expect(policy).toContain("script-src 'self' 'nonce-the-nonce' 'strict-dynamic';");
  expect(policy).not.toContain('unsafe-eval');
});

test('addresses with tokens in them are told to no other site, and forms still say where they come from', () => {
  expect(pageHeaders('the-nonce')['referrer-policy']).toBe('same-origin');
});

test('pages cannot be framed, sent elsewhere or moved under another base', () => {
  for (const rule of ["frame-ancestors 'none'", "form-action 'self'", "base-uri 'self'"])
    expect(policy).toContain(rule);
});
