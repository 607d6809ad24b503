import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPasswordError, SHORTEST_PASSWORD } from '@/lib/services/accounts/password-rules';

const owner = { email: 'mari.maasikas@example.org', full_name: 'Mari Maasikas' };

describe('findPasswordError', () => {
  test.each(['quiet harbour lantern', 'xK9#mQ2$vL7!', 'täna on väga ilus ilm', 'mari counts eleven grey seals'])(
    'takes %s',
    (password) => {
      expect(findPasswordError(password, owner)).toBeNull();
    },
  );

  test('says how many characters are missing, counting characters as people do', () => {
    expect(findPasswordError('elevenchars', owner)).toBe('Use at least 12 characters. This has 11.');
    expect(findPasswordError('🦭🦭🦭', owner)).toBe('Use at least 12 characters. This has 3.');
  });

  test.each(['mari.maasikas@example.org', 'MARI.MAASIKAS1', 'MariMaasikas!', 'mari maasikas', 'maasikas2026'])(
    'refuses %s as built from the person',
    (password) => {
      expect(findPasswordError(password, owner)).toContain('your name or email address');
    },
  );

  test.each([
    'passwordpassword',
    'Password1234',
    '1234567890123',
    '!!Welcome1234',
    'Qwertyuiop123',
    'aaaaaaaaaaaa',
    'abababababab',
  ])('refuses %s as common', (password) => {
    expect(findPasswordError(password, owner)).toContain('very common');
  });

  test('nothing shorter than the shortest ever passes', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: SHORTEST_PASSWORD - 1 }),
        (password) => findPasswordError(password, owner) !== null,
      ),
    );
  });
});
