import { type Project, readProjectImageOperation } from '@/lib/contracts/projects';
import { fillPath } from '@/lib/core/routes';

/** The picture of a project that has one; decorative, since its name stands beside it. */
export function ProjectPicture({ project: { modified, uuid } }: { project: Pick<Project, 'modified' | 'uuid'> }) {
  const address = fillPath(readProjectImageOperation.path, { uuid });
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
