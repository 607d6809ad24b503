import { expect, test } from 'vitest';
import { newCredentialKey } from '@/lib/services/service-settings/credential-keys';
import { openCredential, sealCredential } from '@/lib/services/service-settings/seal-credential';

const place = { settings_id: '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e', name: 'password' };

test('what is sealed opens with its key and in its place, and is different each time', () => {
  const key = newCredentialKey();
  const sealed = sealCredential(key, place, 'plain ä\n');
  expect(openCredential(key, place, sealed)).toBe('plain ä\n');
  expect(sealed.includes('plain')).toBe(false);
  expect(sealCredential(key, place, 'plain ä\n').equals(sealed)).toBe(false);
});

test('what is sealed opens with no other key, in no other place, and not with one bit changed', () => {
  const key = newCredentialKey();
  const sealed = sealCredential(key, place, 'plain');
  expect(() => openCredential(newCredentialKey(), place, sealed)).toThrow();
  expect(() => openCredential(key, { ...place, name: 'token' }, sealed)).toThrow();
  expect(() => openCredential(key, { ...place, settings_id: 'another' }, sealed)).toThrow();
  for (const at of sealed.keys()) {
    const changed = Buffer.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(() => openCredential(key, place, changed)).toThrow();
  }
});
