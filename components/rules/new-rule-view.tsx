'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ruleKeys, ruleTemplatesQuery } from '@/components/rules/queries';
import { draftOf, emptyDraft, type RuleBodyDraft, type RuleDraft } from '@/components/rules/rule-draft';
import { RuleEditor } from '@/components/rules/rule-editor';
import { Button } from '@/components/ui/button';
import { ListRow } from '@/components/ui/list-row';
import { ListStates } from '@/components/ui/list-states';
import { PageHeading } from '@/components/ui/page-heading';
import { PageSection } from '@/components/ui/page-section';
import { toast } from '@/components/ui/toast';
import { CallError, call } from '@/lib/client/call';
import { useMe } from '@/lib/client/me-query';
import { createRuleOperation } from '@/lib/contracts/rules/rules';
import { adminRulePage } from '@/lib/core/routes';

/** A rule from nothing or from a template. */
export function NewRuleView() {
  const [start, setStart] = useState<RuleDraft | null>(null);
  const { time_zone } = useMe();
  const save = useSaveNew();
  return (
    <>
      <PageHeading title="Create rule">
        {start === null
          ? 'Start from a template, or from nothing.'
          : 'It is saved as a draft and does nothing until you activate it.'}
      </PageHeading>
      {start === null ? (
        <Starts onChoose={setStart} emptyStart={() => emptyDraft(time_zone)} />
      ) : (
        <RuleEditor start={start} save={save} />
      )}
    </>
  );
}

interface StartsProps {
  emptyStart: () => RuleDraft;
  onChoose: (start: RuleDraft) => void;
}

function Starts({ emptyStart, onChoose }: StartsProps) {
  const templates = useQuery(ruleTemplatesQuery);
  return (
    <div className="space-y-6">
      <Button variant="primary" onPress={() => onChoose(emptyStart())}>
        Start empty
      </Button>
      <PageSection title="Templates">
        <ListStates query={templates} what="templates" skeletonCount={3} empty={null}>
          {(rows) => (
            <ul className="border-t">
              {rows.map((template) => (
                <ListRow
                  key={template.key}
                  title={template.name}
                  detail={template.description}
                  actions={
                    <Button
                      size="small"
                      aria-label={`Use ${template.name}`}
                      onPress={() => onChoose(draftOf(template))}
                    >
                      Use
                    </Button>
                  }
                />
              ))}
            </ul>
          )}
        </ListStates>
      </PageSection>
    </div>
  );
}

function useSaveNew() {
  const client = useQueryClient();
  const router = useRouter();
  return async ({ action, ...body }: RuleBodyDraft) => {
    if (action === undefined) throw new CallError(400, { detail: 'Choose an action.', action: ['Choose an action.'] });
    const { answer } = await call(createRuleOperation, { ...body, action });
    await client.invalidateQueries({ queryKey: ruleKeys.all });
    toast({ tone: 'success', title: `${answer.name} saved as a draft` });
    router.push(adminRulePage(answer.id));
  };
}
