'use client';

import { type ConfigSchema, fieldsOf, kindOfField, labelOfField } from '@/components/rules/config-schema';
import { InlineError } from '@/components/rules/inline-error';
import { ReferencesField } from '@/components/rules/references-field';
import { valuesOf } from '@/components/rules/values-of';
import { Checkbox } from '@/components/ui/checkbox';
import { classNames } from '@/components/ui/class-names';
import { NumberField } from '@/components/ui/number-field';
import { Select } from '@/components/ui/select';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import { humanized } from '@/lib/core/wording';

type Config = Readonly<Record<string, unknown>>;

const MOST_ROWS = 8;

interface ConfigFormProps {
  config: Config;
  /** Whether the fields stand in one line, as a sentence. */
  isSentence?: boolean;
  /** What is wrong with a field, by its path. */
  errorAt: (path: string) => string | undefined;
  onChange: (config: Config) => void;
  path: string;
  schema: ConfigSchema;
}

/** The settings of a filter or an action, a field for each as its schema describes it. */
export function ConfigForm({ config, errorAt, isSentence = false, onChange, path, schema }: ConfigFormProps) {
  const fields = fieldsOf(schema);
  if (fields.length === 0) return null;
  return (
    <div className={isSentence ? 'flex flex-wrap items-center gap-2' : 'flex flex-wrap items-start gap-3'}>
      {fields.map(([name, field]) => (
        <div
          key={name}
          className={classNames(isSentence && 'sentence', isSentence && field.isLabelHidden && 'sentence-silent')}
        >
          <ConfigField
            name={name}
            isSentence={isSentence}
            schema={field}
            path={`${path}.${name}`}
            value={config[name]}
            errorAt={errorAt}
            onChange={(value) => onChange({ ...config, [name]: value })}
          />
          {isSentence && field.suffix}
        </div>
      ))}
    </div>
  );
}

interface ConfigFieldProps {
  isSentence: boolean;
  errorAt: (path: string) => string | undefined;
  name: string;
  onChange: (value: unknown) => void;
  path: string;
  schema: ConfigSchema;
  value: unknown;
}

function ConfigField(props: ConfigFieldProps) {
  switch (kindOfField(props.schema)) {
    case 'choice':
      return <ChoiceField {...props} values={props.schema.enum ?? []} />;
    case 'flag':
      return <ChoiceField {...props} values={['true', 'false']} read={(text) => text === 'true'} />;
    case 'choices':
      return <ChoicesField {...props} />;
    case 'number':
      return <CountField {...props} />;
    case 'group':
      return <GroupField {...props} />;
    case 'reference':
      return <ReferenceField {...props} />;
    case 'references':
      return (
        <ReferencesField
          kind={props.schema.items?.reference ?? 'audience'}
          label={labelOfField(props.name, props.schema)}
          error={firstError(props)}
          targets={textsOf(props.value)}
          // Where none need be chosen, none is null.
          onChange={(targets) => props.onChange(targets.length === 0 && props.schema.default === null ? null : targets)}
        />
      );
    default:
      return <WrittenField {...props} />;
  }
}

function ChoiceField({
  errorAt,
  name,
  onChange,
  path,
  read = String,
  schema,
  value,
  values,
}: ConfigFieldProps & {
  read?: (text: string) => unknown;
  values: readonly string[];
}) {
  return (
    <Select
      label={labelOfField(name, schema)}
      error={errorAt(path)}
      value={String(value)}
      options={values.map((id) => ({ id, label: schema.labels?.[id] ?? humanized(id) }))}
      onChange={(id) => onChange(read(id))}
    />
  );
}

function ChoicesField({ errorAt, name, onChange, path, schema, value }: ConfigFieldProps) {
  const chosen = textsOf(value);
  const error = errorAt(path);
  return (
    <fieldset aria-label={labelOfField(name, schema)} className="min-w-0">
      <span aria-hidden className="mb-1 block font-medium text-sm" data-field-label>
        {labelOfField(name, schema)}
      </span>
      <div className="flex flex-wrap gap-x-4">
        {(schema.items?.enum ?? []).map((id) => (
          <Checkbox
            key={id}
            isSelected={chosen.includes(id)}
            onChange={(isChosen) => onChange(isChosen ? [...chosen, id] : chosen.filter((other) => other !== id))}
          >
            {schema.items?.labels?.[id] ?? schema.labels?.[id] ?? humanized(id)}
          </Checkbox>
        ))}
      </div>
      <InlineError>{error}</InlineError>
    </fieldset>
  );
}

function CountField({ errorAt, isSentence, name, onChange, path, schema, value }: ConfigFieldProps) {
  return (
    <div className={isSentence ? 'sentence [&_.control]:w-28' : 'w-36'}>
      <NumberField
        label={labelOfField(name, schema)}
        error={errorAt(path)}
        value={typeof value === 'number' ? value : Number.NaN}
        {...(schema.minimum !== undefined && { minValue: schema.minimum })}
        {...(schema.maximum !== undefined && { maxValue: schema.maximum })}
        onChange={(number) => onChange(Number.isNaN(number) ? null : number)}
      />
    </div>
  );
}

function GroupField({ errorAt, isSentence, onChange, path, schema, value }: ConfigFieldProps) {
  return (
    <ConfigForm
      isSentence={isSentence}
      schema={schema}
      config={isConfig(value) ? value : {}}
      path={path}
      errorAt={errorAt}
      onChange={onChange}
    />
  );
}

function ReferenceField({ errorAt, name, onChange, path, schema, value }: ConfigFieldProps) {
  return (
    <ReferencesField
      isSingle
      kind={schema.reference ?? 'audience'}
      label={labelOfField(name, schema)}
      error={errorAt(path)}
      targets={typeof value === 'string' && value !== '' ? [value] : []}
      onChange={([target]) => onChange(target ?? '')}
    />
  );
}

/** Text of one line or of several; where several values are asked for, each has a line of its own. */
function WrittenField({ errorAt, name, onChange, path, schema, value }: ConfigFieldProps) {
  const kind = kindOfField(schema);
  const common = {
    label: labelOfField(name, schema),
    description: schema.description ?? (kind === 'lines' ? 'One per line.' : undefined),
    error: firstErrorAt(errorAt, path, textsOf(value).length),
  };
  if (kind === 'text') {
    return (
      <div className="w-full">
        <TextArea {...common} rows={5} value={String(value ?? '')} onChange={onChange} />
      </div>
    );
  }
  return (
    <div className="w-full max-w-md">
      {kind === 'lines' ? (
        <TextArea
          {...common}
          rows={Math.min(MOST_ROWS, textsOf(value).length + 1)}
          defaultValue={textsOf(value).join('\n')}
          onChange={(text) => onChange(valuesOf(text))}
        />
      ) : (
        <TextField {...common} defaultValue={String(value ?? '')} onChange={onChange} />
      )}
    </div>
  );
}

function firstError({ errorAt, path, value }: ConfigFieldProps): string | undefined {
  return firstErrorAt(errorAt, path, textsOf(value).length);
}

/** What is wrong with a list, or with the first of its entries that has a fault. */
function firstErrorAt(errorAt: ConfigFieldProps['errorAt'], path: string, count: number): string | undefined {
  const paths = [path, ...Array.from({ length: count }, (_, index) => `${path}.${index}`)];
  return paths.map(errorAt).find((error) => error !== undefined);
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function isConfig(value: unknown): value is Config {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
