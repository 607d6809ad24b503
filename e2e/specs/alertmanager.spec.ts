import { randomBytes } from 'node:crypto';
import { Alertmanager } from '../fixtures/alertmanager';
import { expect, test } from '../fixtures/journey';

const program = process.env['ALERTMANAGER_PATH'];

test.use({ who: 'astrid' });

test('what Alertmanager fires is shown, counted when it repeats, and closed when it is over', async ({
  person,
  staff,
}) => {
  test.skip(program === undefined, 'This computer has no Alertmanager and cannot get it.');
  const word = randomBytes(4).toString('hex');
  const alertmanager = await Alertmanager.start(
    program ?? '',
    await staff.letReport(`alertmanager ${word}`, 'alertmanager'),
  );
  try {
    const title = `Disk of db-${word} is filling up`;
    const alert = {
      labels: { alertname: 'DiskFillingUp', severity: 'critical', instance: `db-${word}:9100` },
      annotations: { summary: title, description: 'Full within four hours.' },
    };
    const { notifications } = person;
    await notifications.open();
    await notifications.showAlerts();
    await alertmanager.say(alert, 'firing');
    await expect(notifications.alert(title)).toContainText('Critical');
    await expect(notifications.alert(title)).toContainText(/([3-9]|\d\d) occurrences/, { timeout: 20_000 });
    await alertmanager.say(alert, 'resolved');
    await expect(notifications.alert(title)).toContainText('Resolved', { timeout: 20_000 });
    await notifications.openAlert(title);
    await expect(notifications.details).toContainText('Full within four hours.');
    await expect(notifications.details).toContainText(`db-${word}:9100`);
    await expect(notifications.details).toContainText(`Resolved by alertmanager ${word}.`);
  } finally {
    await alertmanager.stop();
  }
});
