import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import { ConfigForm } from '@/components/rules/config-form';
import { readConfigSchema } from '@/components/rules/config-schema';
import { valuesOf } from '@/components/rules/values-of';
import { configJsonSchema } from '@/lib/plugins/rules/config-json-schema';
import { affiliation } from '@/lib/plugins/rules/filters/affiliation';

test('the values of a list have a line each, and may contain commas and semicolons', () => {
  const values = ['Dept. of Law, Oslo', 'Guests; spring'];
  const page = renderToString(
    <ConfigForm
      schema={readConfigSchema(configJsonSchema(affiliation))}
      config={{ values }}
      path="filters"
      errorAt={() => undefined}
      onChange={() => undefined}
    />,
  );
  const text = /<textarea[^>]*>([^<]*)</.exec(page)?.[1] ?? '';
  expect(valuesOf(text)).toEqual(values);
  expect(valuesOf(` ${values.join(' \r\n\n')}\n`)).toEqual(values);
});
