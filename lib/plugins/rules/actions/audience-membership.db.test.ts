import { expect, test } from 'vitest';
import { listUserHistoryOperation } from '@/lib/contracts/people/history';
import { database } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { addToAudience } from '@/lib/plugins/rules/actions/add-to-audience';
import { listUserHistory } from '@/lib/services/people/list-user-history';
import { makeAudience, makeUser } from '@/lib/testing/make';
import { makeRule } from '@/lib/testing/make-rule';
import { testContext } from '@/lib/testing/test-context';

test('the history of whom a rule adds to an audience names the rule, and who undid it', async () => {
  const staff = await makeUser({ is_staff: true });
  const { id: uuid } = await makeUser();
  const audience = await makeAudience();
  const { id, name } = await makeRule({ key: 'user_status', config: { status: 'active' } });
  const rule = { ruleId: id, ruleName: name, version: 1 };
  const { before } = await transaction(testContext(), (tx) =>
    addToAudience.run(tx, { userId: uuid, subjectId: uuid, approverIds: [] }, { audience_uuid: audience.id }, rule),
  );
  await transaction(testContext(staff), async (tx) => addToAudience.undo?.(tx, uuid, before));
  const query = listUserHistoryOperation.query.parse({});
  const rows = JSON.parse((await listUserHistory(testContext(staff), { uuid, ...query })).json);
  expect(rows).toMatchObject([
    { kind: 'audience_left', actor: { uuid: staff.id }, rule: null },
    { kind: 'audience_joined', text: `Added to ${audience.name}`, actor: null, rule: { id, name, version: 1 } },
  ]);
  expect(await database().audienceMember.count({ where: { audience_id: audience.id } })).toBe(0);
});
