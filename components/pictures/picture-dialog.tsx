'use client';

import { useQueryClient } from '@tanstack/react-query';
import { ImageUp } from 'lucide-react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { type PicturedPlace, PlacePicture } from '@/components/pictures/place-picture';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Dialog } from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast';
import { useMutation } from '@/components/ui/use-mutation';
import { call } from '@/lib/client/call';
import { changeCustomerOperation } from '@/lib/contracts/customers/customers';
import { pictureFormats } from '@/lib/contracts/picture-formats';
import { picturePart } from '@/lib/contracts/projects/body';
import { changeProjectOperation } from '@/lib/contracts/projects/projects';

interface PictureDialogProps {
  onClose: () => void;
  place: PicturedPlace;
}

/** Shows the picture of a project or an organisation, and replaces or removes it. */
export function PictureDialog({ onClose, place }: PictureDialogProps) {
  const change = usePictureChange(place);
  const { image } = place;
  const pick = (files: FileList | null) => {
    const [picture] = files ?? [];
    if (picture !== undefined)
      change.mutate(picture, { onSuccess: () => toast({ tone: 'success', title: 'Picture saved' }) });
  };
  const remove = () => change.mutate(null, { onSuccess: () => toast({ tone: 'success', title: 'Picture removed' }) });
  const actions = (
    <>
      {image !== null && (
        <Button variant="danger-secondary" isDisabled={change.isPending} onPress={remove}>
          Remove picture
        </Button>
      )}
      <FileTrigger acceptedFileTypes={[...pictureFormats]} onSelect={pick}>
        <Button icon={<ImageUp />} isPending={change.isPending}>
          {image === null ? 'Choose picture' : 'Replace picture'}
        </Button>
      </FileTrigger>
      <Button variant="primary" onPress={onClose}>
        Done
      </Button>
    </>
  );
  return (
    <Dialog
      isOpen
      title="Picture"
      description="PNG, JPEG or WebP, at most 1 MB and 4,096 × 4,096 pixels. Location and other data in the file are removed."
      size="small"
      actions={actions}
      onOpenChange={(stays) => stays || onClose()}
    >
      <div className="space-y-3">
        {image === null ? <p className="text-text-muted">There is no picture yet.</p> : <PlacePicture place={place} />}
        {change.error !== null && <Callout tone="danger">{change.error.message}</Callout>}
      </div>
    </Dialog>
  );
}

/** Sends a picture, or removes the one there is with null. */
function usePictureChange({ kind, uuid }: PicturedPlace) {
  const operation = kind === 'project' ? changeProjectOperation : changeCustomerOperation;
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (picture: File | null) =>
      picture === null
        ? call(operation, { uuid, image: null })
        : call(operation, { uuid }, { file: { field: picturePart.field, content: picture } }),
    onSettled: () => queries.invalidateQueries(),
  });
}
