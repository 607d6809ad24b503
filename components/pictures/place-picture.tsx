import { readCustomerImageOperation } from '@/lib/contracts/customers/customers';
import { readProjectImageOperation } from '@/lib/contracts/projects/projects';
import { fillPath } from '@/lib/core/routes';

/** A project or an organisation, and whether it has a picture. */
export type PicturedPlace = { kind: 'project' | 'customer'; uuid: string; image: string | null; modified: string };

const operations = { project: readProjectImageOperation, customer: readCustomerImageOperation };

/** The picture of a place that has one; decorative, since its name stands beside it. */
export function PlacePicture({ place: { kind, modified, uuid } }: { place: PicturedPlace }) {
  const address = fillPath(operations[kind].path, { uuid });
  return (
    // biome-ignore lint/performance/noImgElement: the server sends it as it was stored, to those who may see it
    <img
      alt=""
      // Another picture has the same address: what follows the # has the browser ask for it anew.
      src={`${address}#${modified}`}
      className="max-h-40 max-w-full rounded-lg border bg-surface-sunken object-contain"
    />
  );
}
