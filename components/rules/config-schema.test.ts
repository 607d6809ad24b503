import { expect, test } from 'vitest';
import { fieldsOf, initialConfig, kindOfField, readConfigSchema } from '@/components/rules/config-schema';
import { ruleActions } from '@/lib/plugins/rules/actions/registry';
import { configJsonSchema } from '@/lib/plugins/rules/config-json-schema';
import { ruleFilters } from '@/lib/plugins/rules/filters/registry';

const filters = ruleFilters.map((part) => ({ key: part.key, config_schema: configJsonSchema(part) }));
const actions = ruleActions.map((part) => ({ key: part.key, config_schema: configJsonSchema(part) }));
const parts = [...filters, ...actions].map((part) => [part.key, part] as const);

test.each(parts)('the editor has a field for every setting of %s', (_, { config_schema }) => {
  const schema = readConfigSchema(config_schema);
  const properties = Reflect.get(Object(config_schema), 'properties');
  expect(fieldsOf(schema).map(([name]) => name)).toEqual(Object.keys(Object(properties)));
  expect(Object.keys(initialConfig(schema))).toEqual(Object.keys(Object(properties)));
});

test('what a setting names is chosen, not typed', () => {
  const ids = parts.flatMap(([key, { config_schema }]) =>
    fieldsOf(readConfigSchema(config_schema)).flatMap(([name, field]) =>
      /uuid|_ids?$|^roles$/.test(name) ? [[`${key}.${name}`, kindOfField(field)]] : [],
    ),
  );
  expect(ids.length).toBeGreaterThan(5);
  expect(ids.filter(([, kind]) => kind !== 'reference' && kind !== 'references')).toEqual([]);
});
