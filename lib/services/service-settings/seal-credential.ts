import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { CredentialKey } from '@/lib/services/service-settings/credential-keys';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Where a credential stands: what is sealed opens there alone. */
export type CredentialPlace = { settings_id: string; name: string };

/** Encrypts a credential: the nonce, the tag and the ciphertext. */
export function sealCredential({ bytes }: CredentialKey, place: CredentialPlace, plain: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, bytes, nonce, { authTagLength: TAG_BYTES }).setAAD(boundTo(place));
  const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]);
}

/** Decrypts what was sealed for a place. @throws Error for another key or place, and for bytes that were changed */
export function openCredential({ bytes }: CredentialKey, place: CredentialPlace, sealed: Uint8Array): string {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv(CIPHER, bytes, nonce, { authTagLength: TAG_BYTES }).setAAD(boundTo(place));
  decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  const text = decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES));
  return Buffer.concat([text, decipher.final()]).toString('utf8');
}

function boundTo({ name, settings_id }: CredentialPlace): Buffer {
  return Buffer.from(`heed:service-credential:1:${settings_id}:${name}`);
}
