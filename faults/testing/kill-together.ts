import { bundled } from '@/faults/testing/bundled';
import { DEATHS } from '@/faults/testing/deaths';
import { startVictim } from '@/faults/testing/start-victim';
import { untilStill } from '@/faults/testing/until-still';
import { env } from '@/lib/core/env';
import { testNow } from '@/lib/testing/test-context';

/** So many are killed side by side, as often as it takes for all deaths of a stage. */
export const VICTIMS = 5;
export const rounds = Array.from({ length: Math.ceil(DEATHS / VICTIMS) }, (_, at) => at + 1);

const file = bundled('faults/testing/work.fixture.ts');

/**
 * Starts a process for each of these lists of work, and kills all of them when they have come to where they are held.
 * `letGo` is called when they are dead; then the server finishes what they had asked of it.
 */
export async function killTogether(
  works: readonly (readonly string[])[],
  { untilHeld, letGo }: { untilHeld: () => Promise<unknown>; letGo: () => unknown },
): Promise<void> {
  const given = { RESEND_API_KEY: env.RESEND_API_KEY ?? '', RESEND_BASE_URL: env.RESEND_BASE_URL ?? '' };
  const victims = works.map((causes) =>
    startVictim([file(), ...causes], { ...given, HEED_CLOCK: testNow.toISOString() }),
  );
  try {
    // They begin together, however long each took to load: what one waits for must not run out before the last has begun.
    await Promise.all(victims.map((victim) => victim.hasPrinted(1)));
    for (const victim of victims) victim.begin();
    await untilHeld();
  } finally {
    await Promise.all(victims.map((victim) => victim.kill()));
    await letGo();
  }
  await untilStill();
}
