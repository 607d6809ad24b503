'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { accessKeys } from '@/components/access/queries';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { toast } from '@/components/ui/toast';
import { useChange } from '@/components/ui/use-change';
import { cancelAccessSubmissionOperation } from '@/lib/contracts/access/submissions';
import { accessSubmissionPage } from '@/lib/core/routes';

interface CancelRequestButtonProps {
  id: string;
  isDraft?: boolean;
}

/** Cancels a request of the person, once they confirm it; its page shows that then. */
export function CancelRequestButton({ id, isDraft = false }: CancelRequestButtonProps) {
  const router = useRouter();
  const [isAsked, setIsAsked] = useState(false);
  const { isPending, mutate } = useChange(() => cancelAccessSubmissionOperation, accessKeys.all);
  const cancel = () =>
    mutate(
      { id },
      {
        onSuccess: () => {
          toast({ tone: 'success', title: 'Request cancelled' });
          router.replace(accessSubmissionPage(id));
        },
        onSettled: () => setIsAsked(false),
      },
    );
  return (
    <>
      <Button variant="danger-secondary" onPress={() => setIsAsked(true)}>
        Cancel request
      </Button>
      <ConfirmDialog
        isOpen={isAsked}
        title="Cancel this request?"
        description={
          isDraft
            ? 'The draft can’t be submitted any more. You can write a new one.'
            : 'The access committee won’t decide it any more. Access stays as it is, and you can write a new request.'
        }
        confirmLabel="Cancel request"
        variant="danger"
        isPending={isPending}
        onConfirm={cancel}
        onOpenChange={(isOpen) => isOpen || isPending || setIsAsked(false)}
      />
    </>
  );
}
