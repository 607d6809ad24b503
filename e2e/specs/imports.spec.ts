import { randomBytes } from 'node:crypto';
import { expect, test } from '../fixtures/journey';

test.use({ who: 'astrid' });

const word = () => randomBytes(4).toString('hex');

test('a spreadsheet is shown as it is read before anything is stored, then imported', async ({
  person: { imports, shell },
}) => {
  const id = word();
  const name = `export-${id}.csv`;
  const rows = Array.from({ length: 7 }, (_, at) => `${id}-${at};Institute ${at};red\n`).join('');
  await imports.open();
  await imports.choose(name, `\uFEFFExternal ID;Name;Colour\n${rows}`);
  await imports.chooseType('Customers');
  await expect(imports.preview).toContainText('CSV, UTF-8');
  await expect(imports.preview).toContainText('Semicolon');
  await expect(imports.preview).toContainText('Unknown columns: Colour.');
  await expect(imports.firstRecords.getByRole('row')).toHaveCount(6);
  await expect(imports.firstRecords).toContainText('Institute 4');
  await expect(imports.earlier(name)).toBeHidden();
  await imports.chooseAnother();
  await imports.choose(name, `External ID;Name\n${rows.replaceAll(';red', '')}`);
  await imports.chooseType('Customers');
  await expect(imports.preview).not.toContainText('Unknown columns');
  await imports.start();
  await shell.expectMessage(`${name}: succeeded`);
  await expect(imports.earlier(name)).toContainText('7 created');
});

test('a file in Windows-1252 is shown as such and imported when that is asked for', async ({
  person: { imports, shell },
}) => {
  const name = `customers-${word()}.csv`;
  await imports.open();
  await imports.choose(name, Buffer.from(`external_id,name\n${word()},Institut f\u00fcr K\u00e4lte\n`, 'latin1'));
  await expect(imports.preview).toContainText('This file isn’t UTF-8.');
  await expect(imports.preview).toContainText('CSV UTF-8');
  await expect(imports.firstRecords).toContainText('Institut für Kälte');
  await imports.start('Import as Windows-1252');
  await shell.expectMessage(`${name}: succeeded`);
});

test('a file of which no line can be used has failed, and the list says why', async ({
  person: { imports, shell },
}) => {
  const name = `broken-${word()}.ndjson`;
  await imports.open();
  await imports.upload(name, '{"type":"planet"}\n');
  await shell.expectMessage(`${name}: failed`);
  await expect(imports.earlier(name)).toContainText('Nothing was imported: every line has errors.');
});
