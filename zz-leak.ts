import { setImmediate } from 'node:timers/promises';
import { render, toPlainText, unstableToPlainText } from '@react-email/render';
import { UserActionDigest } from '@/lib/emails/user-action-digest';
const actions = Array.from({ length: 20 }, (_, i) => ({ url: 'https://x/' + i, title: 'Approve ' + i, description: 'Waiting for 3 days', urgency: 'high' as const, project: 'p', due: { words: 'Due', exactly: 'x', isOverdue: false }, change: null }));
const el = () => UserActionDigest({ siteName: 'H', total: 20, overdue: 0, groups: [{ organisation: 'a', actions }], more: 0, since: null, actionsUrl: 'https://x', preferencesUrl: 'https://x', unsubscribeUrl: 'https://x' });
const s = await import('react-dom/server');
const run = async (name: string, f: () => unknown) => { const t = performance.now(); for (let i = 0; i < 1500; i++) await f(); const ms = performance.now() - t;  console.log(name, (ms / 1500).toFixed(2), 'ms'); };
const html = await render(el()); console.log(html.length); console.log(unstableToPlainText(html).slice(0, 500));
for (let k = 0; k < 2; k++) {
await run('render+yield', async () => { await render(el()); await setImmediate(); });
await run('static', () => s.renderToStaticMarkup(el()));
await run('text', () => toPlainText(html));
await run('utext', () => unstableToPlainText(html));
}
