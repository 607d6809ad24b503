import { FoldedText } from '@/components/ui/folded-text';
import type { AlertDetail } from '@/lib/contracts/alerts/alerts';

/** The whole of what was reported too long to be shown at once. */
export function WholeTexts({ details: { title, description } }: Pick<AlertDetail, 'details'>) {
  return (
    <>
      {title !== undefined && <FoldedText label="Full title" text={title} />}
      {description !== undefined && <FoldedText label="Full description" text={description} />}
    </>
  );
}
