'use client';

import { useState } from 'react';
import { AnswerField } from '@/components/checklists/answer-field';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { Checklist } from '@/lib/contracts/checklists/admin';
import type { Question } from '@/lib/contracts/checklists/questions';

interface PreviewDialogProps {
  checklist: Checklist;
  onClose: () => void;
  questions: readonly Question[];
}

/** How a checklist looks to who answers it; what is tried here is not saved. */
export function PreviewDialog({ checklist, onClose, questions }: PreviewDialogProps) {
  const [answers, setAnswers] = useState<Readonly<Record<string, unknown>>>({});
  return (
    <Dialog
      isOpen
      title={checklist.name}
      description="This is what people see. Nothing is saved."
      onOpenChange={(stays) => stays || onClose()}
      actions={<Button onPress={onClose}>Close</Button>}
    >
      <div className="space-y-4">
        {questions.length === 0 && <p className="text-text-muted">There are no questions yet.</p>}
        {questions.map((question) => (
          <AnswerField
            key={question.uuid}
            error={undefined}
            isDisabled={false}
            question={question}
            value={answers[question.uuid]}
            onAnswer={(answer) => setAnswers({ ...answers, [question.uuid]: answer })}
          />
        ))}
      </div>
    </Dialog>
  );
}
