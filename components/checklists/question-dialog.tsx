'use client';

import { useState } from 'react';
import { OptionsField } from '@/components/checklists/options-field';
import { draftOf, findDraftError, type QuestionDraft } from '@/components/checklists/question-draft';
import { questionTypeLabels } from '@/components/checklists/question-labels';
import { useSaveQuestion } from '@/components/checklists/use-save-question';
import { Checkbox } from '@/components/ui/checkbox';
import { fieldErrorOf, formErrorOf } from '@/components/ui/field-errors';
import { FormDialog } from '@/components/ui/form-dialog';
import { Select } from '@/components/ui/select';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import { toast } from '@/components/ui/toast';
import { asksForNumber, asksForOptions, questionTypes } from '@/lib/contracts/checklists/question-kinds';
import type { Question } from '@/lib/contracts/checklists/questions';

const fields = ['description', 'user_guidance', 'question_type', 'min_value', 'max_value', 'question_options'];
const types = questionTypes.map((id) => ({ id, label: questionTypeLabels[id] }));

interface QuestionDialogProps {
  checklistUuid: string;
  /** The place of a new question. */
  nextOrder: number;
  onClose: () => void;
  /** The one to change; null for a new one. */
  question: Question | null;
}

/** Writes a question of a checklist, with its options. */
export function QuestionDialog({ checklistUuid, nextOrder, onClose, question }: QuestionDialogProps) {
  const [draft, setDraft] = useState(() => draftOf(question));
  const [isSubmitted, setIsSubmitted] = useState(false);
  const { error, isPending, mutate } = useSaveQuestion({ checklistUuid, nextOrder, question });
  const invalidField = isSubmitted ? findDraftError(draft) : null;
  const change = (changes: Partial<QuestionDraft>) => setDraft({ ...draft, ...changes });
  const submit = () => {
    setIsSubmitted(true);
    if (findDraftError(draft) !== null) return;
    mutate(draft, {
      onSuccess: () => {
        toast({ tone: 'success', title: question === null ? 'Question added' : 'Question changed' });
        onClose();
      },
    });
  };
  return (
    <FormDialog
      title={question === null ? 'Add question' : 'Edit question'}
      description={question === null ? undefined : 'Answers are kept. Those that no longer fit count as missing.'}
      confirmLabel={question === null ? 'Add question' : 'Save'}
      error={formErrorOf(error, fields)}
      isPending={isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      <TextArea
        autoFocus
        isRequired
        label="Question"
        rows={2}
        maxLength={2_000}
        value={draft.description}
        onChange={(description) => change({ description })}
        error={invalidField === 'description' ? 'Enter the question.' : fieldErrorOf(error, 'description')}
      />
      <TextArea
        label="Guidance"
        description="Shown below the field."
        rows={2}
        maxLength={2_000}
        value={draft.user_guidance}
        onChange={(user_guidance) => change({ user_guidance })}
        error={fieldErrorOf(error, 'user_guidance')}
      />
      <Select
        label="Type of answer"
        options={types}
        value={draft.question_type}
        onChange={(question_type) => change({ question_type })}
        error={fieldErrorOf(error, 'question_type')}
      />
      <TypeFields draft={draft} error={error} isIncomplete={invalidField === 'options'} onChange={change} />
      <Checkbox isSelected={draft.required} onChange={(required) => change({ required })}>
        Must be answered
      </Checkbox>
    </FormDialog>
  );
}

interface TypeFieldsProps {
  draft: QuestionDraft;
  error: Error | null;
  isIncomplete: boolean;
  onChange: (changes: Partial<QuestionDraft>) => void;
}

function TypeFields({ draft, error, isIncomplete, onChange }: TypeFieldsProps) {
  if (asksForOptions(draft.question_type)) {
    return (
      <OptionsField
        error={isIncomplete ? 'Add options, and give each a label.' : fieldErrorOf(error, 'question_options')}
        options={draft.options}
        onChange={(options) => onChange({ options })}
      />
    );
  }
  if (!asksForNumber(draft.question_type)) return null;
  return (
    <div className="grid grid-cols-2 gap-3">
      {(['min_value', 'max_value'] as const).map((name) => (
        <TextField
          key={name}
          label={name === 'min_value' ? 'Smallest' : 'Largest'}
          inputMode="decimal"
          value={draft[name]}
          onChange={(value) => onChange({ [name]: value })}
          error={fieldErrorOf(error, name)}
        />
      ))}
    </div>
  );
}
