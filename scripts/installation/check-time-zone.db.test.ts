import { expect, test } from 'vitest';
import { env } from '@/lib/core/env';
import { checkTimeZone } from '@/scripts/installation/check-time-zone';

const check = (timeZone: string | undefined) => checkTimeZone(env.DATABASE_URL ?? '', timeZone);

test.each([undefined, '', 'UTC', 'Europe/Berlin', 'america/st_johns', 'Pacific/Kiritimati'])(
  '%s is taken',
  async (zone) => {
    await expect(check(zone)).resolves.toBeUndefined();
  },
);

test.each(['Europe/Nowhere', '+02:00', "UTC'; DROP TABLE user_account; --", 'posix/Europe/Berlin'])(
  '%s is refused by its name',
  async (zone) => {
    await expect(check(zone)).rejects.toThrow(
      `HEED_TIME_ZONE is "${zone}". Set a time zone, for example Europe/Berlin.`,
    );
  },
);
