'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, Ellipsis, Eye, Plus } from 'lucide-react';
import { useState } from 'react';
import { ChecklistDialog } from '@/components/checklists/checklist-dialog';
import { DeleteChecklistDialog } from '@/components/checklists/delete-checklist-dialog';
import { DeleteQuestionDialog } from '@/components/checklists/delete-question-dialog';
import { PreviewDialog } from '@/components/checklists/preview-dialog';
import { checklistQuery, checklistQuestionsQuery } from '@/components/checklists/queries';
import { QuestionDialog } from '@/components/checklists/question-dialog';
import { QuestionRow } from '@/components/checklists/question-row';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { IconButton } from '@/components/ui/icon-button';
import { ListStates } from '@/components/ui/list-states';
import { Menu, type MenuGroup } from '@/components/ui/menu';
import { PageHeading } from '@/components/ui/page-heading';
import { PageSection } from '@/components/ui/page-section';
import { RecordStates } from '@/components/ui/record-states';
import { Skeleton } from '@/components/ui/skeleton';
import { useMe } from '@/lib/client/me-query';
import type { Checklist } from '@/lib/contracts/checklists/admin';
import type { Question } from '@/lib/contracts/checklists/questions';
import { adminChecklistsPage } from '@/lib/core/review-routes';

type Asked =
  | { what: 'edit' | 'delete' | 'preview' }
  | { what: 'question'; question: Question | null }
  | { what: 'delete_question'; question: Question };

/** A checklist with its questions in their order: adding, changing, moving and deleting them, and how it looks to people. */
export function ChecklistView({ uuid }: { uuid: string }) {
  const found = useQuery(checklistQuery(uuid));
  const listed = useQuery(checklistQuestionsQuery(uuid));
  const [asked, setAsked] = useState<Asked | null>(null);
  return (
    <RecordStates query={found} what="the checklist" loading={<Skeleton className="h-40 w-full" />}>
      {(checklist) => (
        <div className="max-w-240">
          <PageHeading title={checklist.name} actions={<Actions onAsk={setAsked} />}>
            {checklist.description}
          </PageHeading>
          <PageSection title="Questions">
            <ListStates
              query={listed}
              what="questions"
              skeletonCount={3}
              empty={<p className="text-text-muted">Questions appear here, in the order they are asked.</p>}
            >
              {({ rows }) => (
                <ul aria-label="Questions" className="border-t">
                  {rows.map((question, at) => (
                    <QuestionRow
                      key={question.uuid}
                      at={at}
                      checklistUuid={uuid}
                      questions={rows}
                      onChange={() => setAsked({ what: 'question', question })}
                      onDelete={() => setAsked({ what: 'delete_question', question })}
                    />
                  ))}
                </ul>
              )}
            </ListStates>
          </PageSection>
          <Dialogs
            asked={asked}
            checklist={checklist}
            questions={listed.data?.rows ?? []}
            onClose={() => setAsked(null)}
          />
        </div>
      )}
    </RecordStates>
  );
}

function Actions({ onAsk }: { onAsk: (asked: Asked) => void }) {
  const { is_staff } = useMe();
  return (
    <>
      <ButtonLink href={adminChecklistsPage} variant="quiet" icon={<ArrowLeft />}>
        All checklists
      </ButtonLink>
      <Button icon={<Eye />} onPress={() => onAsk({ what: 'preview' })}>
        Preview
      </Button>
      {is_staff && (
        <>
          <Button variant="primary" icon={<Plus />} onPress={() => onAsk({ what: 'question', question: null })}>
            Add question
          </Button>
          <Menu trigger={<IconButton icon={<Ellipsis />} label="More actions" />} groups={menuOf(onAsk)} />
        </>
      )}
    </>
  );
}

function menuOf(onAsk: (asked: Asked) => void): MenuGroup[] {
  const edit = { id: 'edit', label: 'Edit checklist', onSelect: () => onAsk({ what: 'edit' }) };
  const remove = { id: 'delete', label: 'Delete checklist', onSelect: () => onAsk({ what: 'delete' }) };
  return [{ id: 'all', entries: [edit, { ...remove, tone: 'danger' }] }];
}

interface DialogsProps {
  asked: Asked | null;
  checklist: Checklist;
  onClose: () => void;
  questions: readonly Question[];
}

function Dialogs({ asked, checklist, onClose, questions }: DialogsProps) {
  switch (asked?.what) {
    case 'edit':
      return <ChecklistDialog checklist={checklist} onClose={onClose} />;
    case 'delete':
      return <DeleteChecklistDialog checklist={checklist} onClose={onClose} />;
    case 'preview':
      return <PreviewDialog checklist={checklist} questions={questions} onClose={onClose} />;
    case 'question': {
      const last = Math.max(-1, ...questions.map(({ order }) => order));
      return (
        <QuestionDialog
          checklistUuid={checklist.uuid}
          nextOrder={last + 1}
          question={asked.question}
          onClose={onClose}
        />
      );
    }
    case 'delete_question':
      return <DeleteQuestionDialog question={asked.question} onClose={onClose} />;
    case undefined:
      return null;
  }
}
