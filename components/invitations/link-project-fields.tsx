import { useQuery } from '@tanstack/react-query';
import { projectRoleOptions } from '@/components/invitations/invitation-labels';
import type { LinkDraft } from '@/components/invitations/link-draft';
import { roleNamesQuery } from '@/components/invitations/queries';
import { Checkbox } from '@/components/ui/checkbox';
import { fieldErrorOf } from '@/components/ui/field-errors';
import { Select } from '@/components/ui/select';
import { TextField } from '@/components/ui/text-field';

interface LinkProjectFieldsProps {
  draft: LinkDraft;
  error: Error | null;
  onChange: (changes: Partial<LinkDraft>) => void;
}

/** Whether a link to join an organisation creates a project for each person, and what it is like. */
export function LinkProjectFields({ draft, error, onChange }: LinkProjectFieldsProps) {
  // A link names the role by its uuid, a new draft by its name.
  const { data: names } = useQuery(roleNamesQuery);
  return (
    <>
      <Checkbox
        isSelected={draft.auto_create_project}
        onChange={(auto_create_project) => onChange({ auto_create_project })}
        error={fieldErrorOf(error, 'auto_create_project')}
      >
        Create a project for each person, instead of giving a role in the organisation
      </Checkbox>
      {draft.auto_create_project && (
        <>
          <TextField
            isRequired
            label="Name of the project"
            description="You can use {full_name}, {username} and {email}."
            maxLength={500}
            value={draft.project_name_template}
            onChange={(project_name_template) => onChange({ project_name_template })}
            error={fieldErrorOf(error, 'project_name_template')}
          />
          <Select
            label="Role in the project"
            options={projectRoleOptions}
            value={names?.get(draft.project_role) ?? draft.project_role}
            onChange={(project_role) => onChange({ project_role })}
            error={fieldErrorOf(error, 'project_role')}
          />
          <Checkbox
            isSelected={draft.allow_custom_project_details}
            onChange={(allow_custom_project_details) => onChange({ allow_custom_project_details })}
          >
            Let people choose the name and the description
          </Checkbox>
        </>
      )}
    </>
  );
}
