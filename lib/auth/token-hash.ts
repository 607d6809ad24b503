import { createHash, randomBytes } from 'node:crypto';

/** A fresh secret of 256 bits, in letters that need no escaping anywhere. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a secret. Fast is right here: the secrets are random, not chosen by people. */
export function hashOfSecret(secret: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(secret).digest());
}
