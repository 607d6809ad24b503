import { expect, test, vi } from 'vitest';
import { revokeTokens } from '@/docs/examples/revoke-tokens';
import { listRulePartsOperation } from '@/lib/contracts/rules/parts';
import { previewRuleOperation } from '@/lib/contracts/rules/preview';
import { database } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { openApiDocument } from '@/lib/http/openapi';
import { callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser } from '@/lib/testing/make';
import { testContext } from '@/lib/testing/test-context';

vi.mock('@/lib/plugins/rules/filters/registry', () => import('@/docs/examples/filters-registry'));
vi.mock('@/lib/plugins/rules/actions/registry', () => import('@/docs/examples/actions-registry'));

const rule = {
  ruleId: '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e',
  ruleName: 'Tidy up',
  version: 1,
};

async function someoneWithTokens() {
  const person = await makeUser();
  await makeToken(person.id);
  await makeToken(person.id);
  return person;
}

const liveTokensOf = (user_id: string) => database().apiToken.count({ where: { user_id, revoked_at: null } });

test('a preview finds people by the filter and says why', async () => {
  const person = await someoneWithTokens();
  const token = await makeToken((await makeUser({ is_staff: true })).id);
  const filters = {
    all: [
      { key: 'user_status', config: { status: 'active' } },
      { key: 'has_tokens', config: { at_least: 2 } },
    ],
  };
  const body = { action: { key: 'revoke_tokens' }, filters };
  const answer = await callOperation(previewRuleOperation, { token, body, query: '?page_size=300' });
  expect((await answer.json()).users).toContainEqual(
    expect.objectContaining({ uuid: person.id, why: expect.arrayContaining(['They have 2 API tokens.']) }),
  );
});

test('the API and its document offer both, with the fields of their settings', async () => {
  const token = await makeToken((await makeUser({ is_staff: true })).id);
  const { actions, filters } = await (await callOperation(listRulePartsOperation, { token })).json();
  expect(filters).toContainEqual(
    expect.objectContaining({ key: 'has_tokens', config_schema: expect.objectContaining({ required: ['at_least'] }) }),
  );
  expect(actions).toContainEqual(expect.objectContaining({ key: 'revoke_tokens', is_reversible: true }));
  const schemas = JSON.stringify(openApiDocument());
  for (const key of ['has_tokens', 'revoke_tokens']) {
    expect([key, schemas.includes(`"const":"${key}"`)]).toEqual([key, true]);
  }
});

test('the action revokes all tokens, and undo gives them back', async () => {
  const { id } = await someoneWithTokens();
  const person = { userId: id, subjectId: '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9f', approverIds: [] };
  const result = await transaction(testContext(), (tx) => revokeTokens.run(tx, person, {}, rule));
  expect([result.note, await liveTokensOf(id)]).toEqual(['2 tokens revoked.', 0]);
  await transaction(testContext(), async (tx) => revokeTokens.undo?.(tx, id, result.before));
  expect(await liveTokensOf(id)).toBe(2);
});
