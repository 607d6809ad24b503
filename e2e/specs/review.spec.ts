import { expectAccessible } from '../fixtures/expect-accessible';
import { expect, test } from '../fixtures/journey';

test.use({ who: 'olga' });

/** Of the demo's open reviews, each width closes one. */
const reviewed = {
  desktop: { name: 'Climate archive', scope: 'project:demo-climate' },
  phone: { name: 'Summer school', scope: 'project:demo-summer' },
};

test('an owner goes through who has access while a role ends elsewhere, sees what closing will do, and closes the review', {
  tag: '@phone',
}, async ({ isMobile, page, person: { review, shell }, staff }) => {
  const { name, scope } = isMobile ? reviewed.phone : reviewed.desktop;
  const created = '2026-10-01T08:00:00Z';
  const member = { type: 'role', role: 'PROJECT_MEMBER', scope, created };
  await staff.importRecords([
    { ...member, user: 'demo-mia' },
    { ...member, user: 'demo-noel', expiration_time: '2027-06-30T21:59:59Z' },
    { ...member, user: 'demo-ingrid' },
  ]);
  await review.open(name);
  await expect(page.getByRole('button', { name: 'Close review' })).toBeDisabled();
  await review.decide('Petra Novak', 'Change expiry');
  await review
    .person('Petra Novak')
    .getByLabel(/^Last day/)
    .fill('2027-12-31');
  await review.decide('Noel Newcomer', 'Change expiry');
  await review.clearLastDay('Noel Newcomer');
  await review.decide('Mia Tanaka', 'Remove');
  await review.decide('Ingrid Vale', 'Remove');
  await review.press('Keep everyone else');
  await staff.removeMember(name, 'ingrid', 'PROJECT.MEMBER');
  await expect(review.person('Ingrid Vale')).toBeHidden();
  await expectAccessible(page);
  await review.press('Close review');
  const effects = review.question.getByRole('list', { name: 'What will happen' });
  await expect(effects).toContainText('Mia Tanaka loses the role member right away.');
  await expect(effects).toContainText(/Petra Novak keeps the role (admin|manager) until 31 December 2027\./);
  await expect(effects).toContainText('Noel Newcomer keeps the role member without expiry.');
  await expect(effects).not.toContainText('Ingrid Vale');
  await expectAccessible(page);
  await review.close();
  await shell.expectMessage('Review closed');
  await expect(review.main).toContainText('Reviewed by Olga Petrova');
  await expect(review.people).toHaveCount(0);
  await review.openList();
  await expect(review.main.getByRole('link', { name, exact: true })).toBeHidden();
  await expectAccessible(page);
});
