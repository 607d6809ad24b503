import { database } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { createContext } from '@/lib/services/create-context';
import { defaultSettings } from '@/lib/contracts/settings';
import { findReaders } from '@/lib/services/digests/find-readers';
import { findDigests } from '@/lib/services/digests/find-digests';
import { storeDigests } from '@/lib/services/digests/store-digests';
import { composeDigest } from '@/lib/services/digests/compose-digest';
const at = new Date('2026-11-28T09:00:00Z');
const ctx = createContext({ kind: 'system', name: 'bench', via: 'command' }, 'x', at);
const zones = [{ stored: 'UTC', timeZone: 'UTC', day: '2026-11-28' }];
let after: string | null = null;
const mb = () => { (globalThis as any).gc?.(); const m = process.memoryUsage(); return `rss ${(m.rss/1e6).toFixed(0)} heap ${(m.heapUsed/1e6).toFixed(0)} ext ${(m.external/1e6).toFixed(0)}`; };
for (let i = 0; i < 40; i++) {
  await transaction(ctx, async (tx) => {
    const t0 = performance.now(); const r = await findReaders(tx, { zones, after, size: 100 });
    const t1 = performance.now(); const f = await findDigests(tx, r, defaultSettings);
    const t2 = performance.now(); const c = []; for (const d of f) c.push(await composeDigest(at, d));
    const t3 = performance.now(); await storeDigests(tx, c);
    const t4 = performance.now(); after = r.at(-1)?.id ?? null;
    console.log([t1-t0,t2-t1,t3-t2,t4-t3].map((x) => x.toFixed(0)).join(' '), mb(), 'html', c[0]?.mail.html.length);
  }, 60000);
}
await database().$disconnect();
