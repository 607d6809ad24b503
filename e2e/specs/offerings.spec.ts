import { expectAccessible } from '../fixtures/expect-accessible';
import { expect, test } from '../fixtures/journey';

test.use({ who: 'astrid' });

test('staff give an offering its own reminders, see what they mean for a day, and cannot save what is no schedule', async ({
  another,
  person,
  testInstallation,
}) => {
  const { offerings, page, shell } = person;
  const place = await testInstallation({
    roles: { astrid: 'PROJECT_MANAGER', max: 'PROJECT_MANAGER' },
    resources: { urgent: 1 },
  });
  await offerings.open(place.word);
  await offerings.edit('service');
  await offerings.endOn('2027-03-01');
  await offerings.days.fill('60, 20, 5');
  await expect(offerings.dialog).toContainText('31 Dec 2026 (60 days before the end)');
  await expect(offerings.dialog).toContainText('9 Feb 2027 (20 days before the end)');
  await expect(offerings.dialog).toContainText('24 Feb 2027 (5 days before the end)');
  await expectAccessible(page);
  await offerings.days.fill('60, soon');
  await offerings.save();
  await expect(offerings.dialog).toContainText('Each reminder must be a whole number of days from 0 to 3650.');
  await offerings.days.fill('0');
  await offerings.save();
  await shell.expectMessage('Reminders saved');
  await expect(offerings.row('service')).toContainText('Own schedule');
  const max = await another('max');
  await max.actions.open(place.word);
  await expect(max.actions.row('urgent')).toBeHidden();
});
