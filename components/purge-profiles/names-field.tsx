'use client';

import { Checkbox } from '@/components/ui/checkbox';

interface NamesFieldProps<Name extends string> {
  chosen: readonly Name[];
  description: string;
  labelOf: (name: Name) => string;
  legend: string;
  names: readonly Name[];
  onChange: (chosen: Name[]) => void;
}

/** Several of the names that there are. */
export function NamesField<Name extends string>({
  chosen,
  description,
  labelOf,
  legend,
  names,
  onChange,
}: NamesFieldProps<Name>) {
  const toggle = (name: Name, isOn: boolean) =>
    onChange(isOn ? [...chosen, name] : chosen.filter((one) => one !== name));
  return (
    <fieldset>
      <legend className="font-medium text-sm">{legend}</legend>
      <p className="mb-2 text-sm text-text-muted">{description}</p>
      <div className="grid gap-x-4 sm:grid-cols-2">
        {names.map((name) => (
          <Checkbox key={name} isSelected={chosen.includes(name)} onChange={(isOn) => toggle(name, isOn)}>
            {labelOf(name)}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  );
}
