import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { passwordFault, SHORTEST_PASSWORD } from '@/lib/services/accounts/password-rules';

const owner = { email: 'mari.maasikas@example.org', full_name: 'Mari Maasikas' };

describe('passwordFault', () => {
  test.each(['quiet harbour lantern', 'xK9#mQ2$vL7!', 'täna on väga ilus ilm', 'mari counts eleven grey seals'])(
    'takes %s',
    (password) => {
      expect(passwordFault(password, owner)).toBeNull();
    },
  );

  test('says how many characters are missing, counting characters as people do', () => {
    expect(passwordFault('elevenchars', owner)).toBe('Use at least 12 characters. This has 11.');
    expect(passwordFault('🦭🦭🦭', owner)).toBe('Use at least 12 characters. This has 3.');
  });

  test.each(['mari.maasikas@example.org', 'MARI.MAASIKAS1', 'MariMaasikas!', 'mari maasikas', 'maasikas2026'])(
    'refuses %s as built from the person',
    (password) => {
      expect(passwordFault(password, owner)).toContain('your name or email address');
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
    expect(passwordFault(password, owner)).toContain('very common');
  });

  test('nothing shorter than the shortest ever passes', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: SHORTEST_PASSWORD - 1 }),
        (password) => passwordFault(password, owner) !== null,
      ),
    );
  });
});
