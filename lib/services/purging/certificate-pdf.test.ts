import { expect, test } from 'vitest';
import { certificatePdf } from '@/lib/services/purging/certificate-pdf';
import { pdfText } from '@/lib/testing/pdf-text';

const user_uuid = '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e';
const rule = { id: '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9f', version: 3 };
const approver = '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8da0';

const writtenFor = async (profile: string) => {
  const purge = {
    purged_at: '2026-11-22T10:00:00.000Z',
    rule,
    approver_uuids: [approver],
    profile,
    fields: ['full_name' as const, 'email' as const],
    records: { tokens: 2, sign_in_networks: 0 },
  };
  return pdfText(await certificatePdf({ user_uuid, purges: [purge], hash: 'ab'.repeat(32) }));
};

test('the PDF says whom, when, by which rule and version, who approved, what was purged, and the hash', async () => {
  const lines = (await writtenFor('Deleted people')).split('\n');
  expect(lines).toEqual([
    'Certificate of deletion',
    'Heed has purged the data of the person with this ID:',
    user_uuid,
    'Sun, 22 Nov 2026, 10:00 UTC',
    'Profile: Deleted people',
    `Rule: ${rule.id}, version 3`,
    `Approved by: ${approver}`,
    '2 Fields: full name, email',
    '2 Records: tokens (2), sign in networks (0)',
    'SHA-256 over the certificate in JSON, with sorted keys and without spaces:',
    'ab'.repeat(32),
  ]);
});

test.each([
  ['Διαγραμμένα πρόσωπα, ἀρχή'],
  ['Удалённые люди'],
  ['Kustutatud isikud: õäöü šž “Jõgeva”'],
  ['Đã xóa – người dùng'],
  ['Ŧeachers, Ένα & Привет 1.2'],
])('the PDF keeps every letter of a name: %s', async (profile) => {
  expect(await writtenFor(profile)).toContain(`\nProfile: ${profile}\n`);
});

test('a letter that no font has is written as its number, so that names stay apart', async () => {
  expect(await writtenFor('学部 B')).toContain('\nProfile: [U+5B66][U+90E8] B\n');
});
