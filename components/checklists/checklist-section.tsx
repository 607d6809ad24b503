'use client';

import { useQuery } from '@tanstack/react-query';
import { projectChecklistQuery } from '@/components/checklists/queries';
import { QuestionAnswer } from '@/components/checklists/question-answer';
import { useAnswers } from '@/components/checklists/use-answers';
import { PageSection } from '@/components/ui/page-section';
import { ProgressBar } from '@/components/ui/progress-bar';
import { RecordStates } from '@/components/ui/record-states';
import { Skeleton } from '@/components/ui/skeleton';
import { projectCommandsQuery } from '@/lib/client/project-commands-query';
import type { Completion, ProjectChecklist } from '@/lib/contracts/checklists/checklists';
import { CHECKLIST_ANCHOR } from '@/lib/core/review-routes';
import { formatCount } from '@/lib/core/wording';

/** The checklist of a project: how far it has come, what is missing, and its questions. Answers are saved as they are given. */
export function ChecklistSection({ uuid }: { uuid: string }) {
  const found = useQuery(projectChecklistQuery(uuid));
  const mayAnswer = useQuery(projectCommandsQuery(uuid)).data?.includes('change') ?? false;
  return (
    <div id={CHECKLIST_ANCHOR} className="scroll-mt-16">
      <PageSection title="Project details">
        <RecordStates query={found} what="the checklist" loading={<Skeleton className="h-24 w-full" />}>
          {(checklist) => <Filled checklist={checklist} mayAnswer={mayAnswer} projectUuid={uuid} />}
        </RecordStates>
      </PageSection>
    </div>
  );
}

interface FilledProps {
  checklist: ProjectChecklist;
  mayAnswer: boolean;
  projectUuid: string;
}

function Filled({ checklist: { checklist, completion, questions }, mayAnswer, projectUuid }: FilledProps) {
  const { errors, give, isPending, isSaved } = useAnswers(projectUuid);
  return (
    <div className="max-w-160 space-y-3">
      {checklist.description !== '' && <p className="text-text-muted">{checklist.description}</p>}
      <ProgressBar
        label={checklist.name}
        tone={completion.is_completed ? 'success' : 'accent'}
        value={completion.completion_percentage / 100}
        valueText={`${completion.completion_percentage}%`}
      />
      <Missing completion={completion} />
      {mayAnswer && (
        <p role="status" className="min-h-5 text-sm text-text-muted">
          {savingInWords(isPending, isSaved)}
        </p>
      )}
      <ul aria-label="Questions" className="border-t">
        {questions.map((question) => (
          <QuestionAnswer
            key={question.uuid}
            error={errors[question.uuid]}
            mayAnswer={mayAnswer}
            question={question}
            onAnswer={(answer) => give(question.uuid, answer)}
          />
        ))}
      </ul>
    </div>
  );
}

function savingInWords(isPending: boolean, isSaved: boolean): string {
  if (isPending) return 'Saving';
  return isSaved ? 'Saved' : 'Answers are saved as you give them.';
}

function Missing({ completion: { is_completed, unanswered_required_questions: missing } }: { completion: Completion }) {
  if (is_completed) return <p className="text-text-muted">Every required question is answered.</p>;
  return (
    <div>
      <p className="font-medium">{`${formatCount(missing.length, 'required answer is', 'required answers are')} missing:`}</p>
      <ul aria-label="Missing answers" className="list-disc ps-5 text-text-muted">
        {missing.map(({ description, uuid }) => (
          <li key={uuid}>{description}</li>
        ))}
      </ul>
    </div>
  );
}
