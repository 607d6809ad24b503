import { fieldErrorOf } from '@/components/ui/field-errors';
import { Select, type SelectOption } from '@/components/ui/select';
import { TextField } from '@/components/ui/text-field';

/** To whom an invitation goes, and which role it offers. */
export type Target = { email: string; role: string };

interface TargetFieldsProps {
  error: Error | null;
  isMissing: boolean;
  onChange: (changes: Partial<Target>) => void;
  roles: readonly SelectOption<string>[];
  value: Target;
}

/** The address and the role of an invitation. */
export function TargetFields({ error, isMissing, onChange, roles, value: { email, role } }: TargetFieldsProps) {
  return (
    <>
      <TextField
        autoFocus
        isRequired
        label="Email address"
        type="email"
        maxLength={254}
        value={email}
        onChange={(written) => onChange({ email: written })}
        error={isMissing ? 'Enter an email address.' : fieldErrorOf(error, 'email')}
      />
      <Select
        label="Role"
        options={roles}
        value={role}
        onChange={(chosen) => onChange({ role: chosen })}
        error={fieldErrorOf(error, 'role')}
      />
    </>
  );
}
