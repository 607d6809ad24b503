import { endConsequences } from '@/components/projects/end-consequences';
import { Callout } from '@/components/ui/callout';
import type { Project } from '@/lib/contracts/projects/projects';

/** What ends and when, if a project gets an end date. */
export function EndConsequences({ end, project }: { end: string; project: Project }) {
  const sentences = endConsequences(project, end);
  if (sentences.length === 0) return null;
  return (
    <Callout tone="info">
      <ul aria-label="What will happen" className="space-y-1">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Callout>
  );
}
