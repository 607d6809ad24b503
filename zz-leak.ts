import { createElement } from 'react';
import { render, toPlainText, unstableToPlainText } from '@react-email/render';
import { UserActionDigest } from '@/lib/emails/user-action-digest';
const actions = Array.from({ length: 20 }, (_, i) => ({ url: 'https://x/' + i, title: 'Approve ' + i, description: 'Waiting for 3 days', urgency: 'high' as const, project: 'p', due: { words: 'Due', exactly: 'x', isOverdue: false }, change: null }));
const el = () => UserActionDigest({ siteName: 'H', total: 20, overdue: 0, groups: [{ organisation: 'a', actions }], more: 0, since: null, actionsUrl: 'https://x', preferencesUrl: 'https://x', unsubscribeUrl: 'https://x' });
const s = await import('react-dom/server');
const run = async (name: string, f: () => unknown) => { (globalThis as any).gc(); const h = process.memoryUsage().heapUsed; const t = performance.now(); for (let i = 0; i < 1000; i++) await f(); const ms = performance.now() - t; (globalThis as any).gc(); console.log(name, (ms / 1000).toFixed(2), 'ms; retained MB', ((process.memoryUsage().heapUsed - h) / 1e6).toFixed(1)); };
const html = await render(el()); const slim = html.replace(/ style="[^"]*"|<head>.*?<\/head>/gs, ''); console.log(html.length, slim.length);
for (let k = 0; k < 2; k++) {
await run('render', () => render(el()));
await run('render+yield', async () => { await render(el()); await new Promise((r) => setImmediate(r)); });
await run('static', () => s.renderToStaticMarkup(el()));
await run('text', () => toPlainText(html));
await run('slim', () => toPlainText(html.replace(/ style="[^"]*"|<head>.*?<\/head>/gs, '')));
await run('uslim', () => unstableToPlainText(slim));
await run('utext', () => unstableToPlainText(html));
}
