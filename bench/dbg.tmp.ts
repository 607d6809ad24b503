import { database } from '@/lib/db/client';
import { createContext } from '@/lib/services/create-context';
import { refreshActions } from '@/lib/services/user-actions/refresh-actions';
database().$on('query', (e) => { if (e.duration > 300) console.log(e.duration, e.query.replace(/\s+/g, ' ').slice(0, 90)); });
const t = performance.now();
console.log((await refreshActions(createContext({ kind: 'system', name: 'b', via: 'command' }, undefined, new Date('2026-11-22T10:00:00Z')), { actionType: null })).providers.map((p) => [p.action_type, p.opened, p.duration_ms, p.error]), performance.now() - t);
await database().$disconnect();
