import { expect, test } from 'vitest';
import { renderMail } from '@/lib/emails/render-mail';
import { UserActionDigest, type UserActionDigestProps } from '@/lib/emails/user-action-digest';

const digest: UserActionDigestProps = {
  siteName: 'Heed',
  total: 1,
  overdue: 0,
  groups: [
    {
      organisation: 'Fish & <b>Chips</b>',
      actions: [
        {
          url: 'https://heed.test/actions/1',
          title: '<script>alert(1)</script>',
          description: 'Waiting "long"',
          distinction: '',
          details: null,
          urgency: 'high',
          project: '',
          due: null,
          change: null,
        },
      ],
    },
  ],
  more: 0,
  since: null,
  actionsUrl: 'https://heed.test/actions',
  preferencesUrl: 'https://heed.test/preferences',
  unsubscribeUrl: 'https://heed.test/unsubscribe?token=t',
};

const renderDigest = (more: Partial<UserActionDigestProps> = {}) =>
  renderMail(<UserActionDigest {...digest} {...more} />);

test('a row says what tells it from others, and leads to the details that it has', async () => {
  const [group] = digest.groups;
  const details = { label: 'View order details', url: 'https://heed.test/orders/7?action=1' };
  const actions = group?.actions.map((action) => ({ ...action, distinction: 'Ordered by Mari · Cost 12', details }));
  const { html, text } = await renderDigest({ groups: [{ organisation: 'Acme', actions: actions ?? [] }] });
  expect(html).toContain('href="https://heed.test/orders/7?action=1"');
  expect(text).toContain('Ordered by Mari · Cost 12\nView order details https://heed.test/orders/7?action=1');
});

test('what people wrote is text, never markup', async () => {
  const { html, text } = await renderDigest();
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(html).not.toMatch(/<script|<b>/);
  expect(text).toContain('<script>alert(1)</script> https://heed.test/actions/1\n▲ High\nWaiting "long"');
  expect(text).toContain('Fish & <b>Chips</b>');
});

test('text and HTML carry the same links', async () => {
  const { html, text } = await renderDigest();
  for (const url of [digest.actionsUrl, digest.preferencesUrl, digest.unsubscribeUrl]) {
    expect(html).toContain(`href="${url}"`);
    expect(text).toContain(url);
  }
});

test('nothing is loaded from anywhere, so that opening a mail tells nobody', async () => {
  const { html } = await renderDigest();
  expect(html).not.toMatch(/<img|<link|src=|url\(|@import/);
});

test('a first digest compares with nothing', async () => {
  const { text } = await renderDigest();
  expect(text).toMatch(/^1 pending action\n\nMost urgent first\./);
});

test('a digest in which nothing moved says so', async () => {
  const since = { added: 0, worse: 0, resolved: 0, resolvedTitles: [] };
  expect((await renderDigest({ since, overdue: 1 })).text).toContain('1 overdue. Nothing new since your last digest.');
});

test('resolved actions beyond those named are counted', async () => {
  const since = { added: 0, worse: 0, resolved: 4, resolvedTitles: ['One', 'One'] };
  expect((await renderDigest({ since })).text).toContain('✓ One\n✓ One\nand 2 more');
});
