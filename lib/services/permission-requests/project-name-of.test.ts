import { expect, test } from 'vitest';
import { projectNameOf } from '@/lib/services/permission-requests/project-name-of';

const ann = { username: 'ann', email: 'ann@example.org', full_name: 'Ann Bell' };

test('a template names a project after the person, in one line of 500 characters at most', () => {
  expect(projectNameOf('{full_name} ({username}, {email})', ann)).toBe('Ann Bell (ann, ann@example.org)');
  expect(projectNameOf(`${'x'.repeat(490)} {full_name} and more`, ann)).toHaveLength(499);
});

test('a name stands in it as it is, whatever signs it has', () => {
  expect(projectNameOf('{full_name} {username}', { ...ann, full_name: '{username}' })).toBe('{username} ann');
  expect(projectNameOf('Of {full_name}', { ...ann, full_name: 'A$& $1 $$ Bell' })).toBe('Of A$& $1 $$ Bell');
});

test('somebody without a name still gets a project with one', () => {
  expect(projectNameOf('{full_name}', { ...ann, full_name: '' })).toBe('ann');
});
