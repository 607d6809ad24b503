import { beforeAll, describe, expect, it } from 'vitest';
import { listRulePartsOperation, listRuleTemplatesOperation, type RuleTemplate } from '@/lib/contracts/rules/parts';
import { previewRuleOperation } from '@/lib/contracts/rules/preview';
import { ruleActions } from '@/lib/plugins/rules/actions/registry';
import { ruleFilters } from '@/lib/plugins/rules/filters/registry';
import { callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser } from '@/lib/testing/make';
import { makeRequirement } from '@/lib/testing/make-access';

let token = '';
let stranger = '';

beforeAll(async () => {
  token = await makeToken((await makeUser({ is_support: true })).id);
  stranger = await makeToken((await makeUser()).id);
});

describe('GET /api/scheduled-rule-parts/', () => {
  it('answers 200 with every registered filter and action; access_expired where there are access requirements alone', async () => {
    const answer = await callOperation(listRulePartsOperation, { token });
    const { actions, filters } = await answer.json();
    const keys = (parts: { key: string }[]) => parts.map(({ key }) => key);
    expect([answer.status, keys(filters), keys(actions)]).toEqual([
      200,
      keys(ruleFilters.filter(({ key }) => key !== 'access_expired')),
      keys([...ruleActions]),
    ]);
    await makeRequirement();
    const then = await (await callOperation(listRulePartsOperation, { token })).json();
    expect(keys(then.filters)).toEqual(keys([...ruleFilters]));
  });

  it('a part says its settings as JSON Schema, an action what it does to people', async () => {
    const { actions, filters } = await (await callOperation(listRulePartsOperation, { token })).json();
    expect(filters).toContainEqual({
      key: 'has_open_actions',
      label: 'Has open actions',
      sentence: 'has at least 1 open action',
      config_schema: {
        type: 'object',
        properties: {
          at_least: { type: 'integer', minimum: 1, maximum: 1000, title: 'Has at least', suffix: 'open actions' },
        },
        required: ['at_least'],
        additionalProperties: false,
      },
    });
    expect(actions).toContainEqual({
      key: 'suspend_user',
      label: 'Suspend the account',
      sentence: 'Suspend the account',
      config_schema: { type: 'object', properties: {}, additionalProperties: false },
      is_destructive: true,
      is_reversible: true,
      ends_match: 'depends',
    });
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(listRulePartsOperation)).status).toBe(401);
  });

  it('answers 403 to people who are neither staff nor support', async () => {
    expect((await callOperation(listRulePartsOperation, { token: stranger })).status).toBe(403);
  });
});

describe('GET /api/scheduled-rule-templates/', () => {
  it('answers 200 with three rules, each of which can be previewed as it is without its key', async () => {
    const answer = await callOperation(listRuleTemplatesOperation, { token });
    const templates: RuleTemplate[] = await answer.json();
    expect([answer.status, templates.map(({ name }) => name)]).toEqual([
      200,
      [
        'Suspend whoever has not signed in for a year',
        'Delete who has been suspended for 7 years',
        'Remind who never signed in',
      ],
    ]);
    for (const { key, ...body } of templates) {
      const previewed = await callOperation(previewRuleOperation, { token, body });
      expect([key, previewed.status]).toEqual([key, 200]);
    }
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(listRuleTemplatesOperation)).status).toBe(401);
  });

  it('answers 403 to people who are neither staff nor support', async () => {
    expect((await callOperation(listRuleTemplatesOperation, { token: stranger })).status).toBe(403);
  });
});
