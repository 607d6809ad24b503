'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changesOf, isSameRequest } from '@/components/access/draft-people';
import { accessKeys, submissionQuery } from '@/components/access/queries';
import { useMutation } from '@/components/ui/use-mutation';
import { call } from '@/lib/client/call';
import { upload } from '@/lib/client/upload';
import { deleteDocumentOperation, putDocumentOperation } from '@/lib/contracts/access/documents';
import type { AccessPerson } from '@/lib/contracts/access/people';
import {
  type AccessDocumentKind,
  type AccessSubmission,
  changeAccessSubmissionOperation,
  createAccessSubmissionOperation,
  submitAccessSubmissionOperation,
} from '@/lib/contracts/access/submissions';
import { accessSubmissionPage } from '@/lib/core/routes';

interface Draft {
  /** Null until it is saved for the first time. */
  id: string | null;
  people: readonly AccessPerson[];
  requirementId: string;
}

/** A request while it is written: its people, what is saved of it, and saving, submitting and its documents. */
export function useRequestDraft({ id: openedId, people: opened, requirementId }: Draft) {
  const client = useQueryClient();
  const [id, setId] = useState(openedId);
  const [people, setPeople] = useState(opened);
  const [saved, setSaved] = useState(openedId === null ? null : opened);
  const stored = useQuery({ ...submissionQuery(id ?? ''), enabled: id !== null });
  const readAgain = () => client.invalidateQueries({ queryKey: accessKeys.all });

  /** Saves what isn’t saved yet, and says which request it is. The address becomes that of the draft. */
  const ensureSaved = async (): Promise<string> => {
    if (id !== null && saved !== null && isSameRequest(people, saved)) return id;
    const accessor_changes = changesOf(people);
    const { answer } =
      id === null
        ? await call(createAccessSubmissionOperation, { requirement_id: requirementId, accessor_changes })
        : await call(changeAccessSubmissionOperation, { id, accessor_changes });
    client.setQueryData(submissionQuery(answer.id).queryKey, answer);
    setSaved(people);
    setId(answer.id);
    if (id === null) window.history.replaceState(null, '', accessSubmissionPage(answer.id));
    return answer.id;
  };
  const save = useMutation({ mutationFn: ensureSaved, onSettled: readAgain });
  const submit = useMutation({
    mutationFn: async (): Promise<AccessSubmission> =>
      (await call(submitAccessSubmissionOperation, { id: await ensureSaved() })).answer,
    onSettled: readAgain,
  });
  const [uploadedPart, setUploadedPart] = useState(0);
  const uploading = useMutation({
    mutationFn: async ({ file, kind }: { file: File; kind: AccessDocumentKind }) => {
      setUploadedPart(0);
      return upload(putDocumentOperation, { id: await ensureSaved(), kind }, { file, onProgress: setUploadedPart });
    },
    onSettled: readAgain,
  });
  const remove = useMutation({
    mutationFn: async (kind: AccessDocumentKind) => call(deleteDocumentOperation, { id: id ?? '', kind }),
    onSettled: readAgain,
  });
  return {
    id,
    people,
    setPeople,
    documents: stored.data?.documents ?? [],
    isDirty: saved === null ? !isSameRequest(people, opened) : !isSameRequest(people, saved),
    save,
    submit,
    uploading,
    /** How much of the file is sent, 0…1. */
    uploadedPart,
    remove,
  };
}

export type RequestDraft = ReturnType<typeof useRequestDraft>;
