'use client';

import { RemindersField } from '@/components/access/requirements/reminders-field';
import {
  DEFAULT_PERIOD_DAYS,
  type RequirementDraft,
  type RequirementField,
} from '@/components/access/requirements/requirement-draft';
import { accessTypeLabels } from '@/components/access/requirements/requirement-labels';
import { Checkbox } from '@/components/ui/checkbox';
import { NumberField } from '@/components/ui/number-field';
import { PageSection } from '@/components/ui/page-section';
import { Select } from '@/components/ui/select';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import { accessTypes, MOST_PERIOD_DAYS } from '@/lib/contracts/access/requirements';

interface RequirementFieldsProps {
  draft: RequirementDraft;
  edit: (changes: Partial<RequirementDraft>) => void;
  errorOf: (field: RequirementField) => string | undefined;
  /** What is wrong with each reminder, by its key. */
  reminderErrors: ReadonlyMap<number, string>;
}

/** All that can be decided about a requirement. */
export function RequirementFields(props: RequirementFieldsProps) {
  const { draft, edit, errorOf, reminderErrors } = props;
  return (
    <div className="space-y-8">
      <PageSection title="Data">
        <Names {...props} />
      </PageSection>
      <PageSection title="Access">
        <Conditions {...props} />
      </PageSection>
      <PageSection title="Renewal">
        <div className="space-y-4">
          <RemindersField
            error={errorOf('reminders')}
            errors={reminderErrors}
            periodDays={draft.expiration_period_days}
            reminders={draft.reminders}
            onChange={(reminders) => edit({ reminders })}
          />
          <RenewalTexts {...props} />
        </div>
      </PageSection>
    </div>
  );
}

function Names({ draft, edit, errorOf }: RequirementFieldsProps) {
  return (
    <div className="space-y-4">
      <TextField
        isRequired
        autoComplete="off"
        label="Name"
        description="Unique among requirements. A new name makes a new version."
        maxLength={50}
        value={draft.name}
        onChange={(name) => edit({ name })}
        error={errorOf('name')}
      />
      <TextField
        autoComplete="off"
        label="Dataset name"
        description="What people call the data, on their pages and in emails. Leave empty to use the name."
        maxLength={100}
        value={draft.dataset_name}
        onChange={(dataset_name) => edit({ dataset_name })}
        error={errorOf('dataset_name')}
      />
    </div>
  );
}

function Conditions({ draft, edit, errorOf }: RequirementFieldsProps) {
  const { access_type, expiration_period_days: days, is_duc_required, is_irb_approval_required } = draft;
  return (
    <div className="space-y-4">
      <Select
        label="Access type"
        options={accessTypes.map((id) => ({ id, label: accessTypeLabels[id] }))}
        value={access_type}
        onChange={(chosen) => edit({ access_type: chosen })}
        error={errorOf('access_type')}
      />
      <div className="space-y-2">
        {days !== null && (
          <NumberField
            isRequired
            label="Access lasts (days)"
            description="Calendar days from the approval of a request."
            minValue={1}
            maxValue={MOST_PERIOD_DAYS}
            value={days}
            onChange={(value) => edit({ expiration_period_days: value })}
            error={errorOf('expiration_period_days')}
          />
        )}
        <Checkbox
          isSelected={days === null}
          onChange={(isNever) => edit({ expiration_period_days: isNever ? null : DEFAULT_PERIOD_DAYS })}
        >
          Access never expires
        </Checkbox>
      </div>
      <fieldset>
        <legend className="font-medium text-sm">Documents needed</legend>
        <p className="mb-1 text-sm text-text-muted">PDF files that people add to their request.</p>
        <Checkbox isSelected={is_duc_required} onChange={(isNeeded) => edit({ is_duc_required: isNeeded })}>
          Data use certificate
        </Checkbox>
        <Checkbox
          isSelected={is_irb_approval_required}
          onChange={(isNeeded) => edit({ is_irb_approval_required: isNeeded })}
        >
          Ethics approval
        </Checkbox>
      </fieldset>
    </div>
  );
}

function RenewalTexts({ draft, edit, errorOf }: RequirementFieldsProps) {
  return (
    <>
      <TextField
        autoComplete="off"
        inputMode="url"
        label="URL of renewal details"
        description="A page about renewing, linked in reminders. It starts with https:// or http://."
        maxLength={2_000}
        value={draft.renewal_details_url}
        onChange={(renewal_details_url) => edit({ renewal_details_url })}
        error={errorOf('renewal_details_url')}
      />
      <TextArea
        label="Text for reminders"
        description="The last paragraph of reminders to renew, as plain text. Emails that are still to be sent have it, too."
        rows={5}
        maxLength={2_000}
        value={draft.renewal_text}
        onChange={(renewal_text) => edit({ renewal_text })}
        error={errorOf('renewal_text')}
      />
    </>
  );
}
