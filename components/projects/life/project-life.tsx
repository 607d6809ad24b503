'use client';

import { LifeDrawing } from '@/components/projects/life/life-drawing';
import { movesFrom } from '@/components/projects/life/life-edges';
import { lifeLabels } from '@/components/projects/life/life-labels';
import { tallAxis, wideAxis } from '@/components/projects/life/life-layout';
import type { ProjectState } from '@/lib/contracts/projects/life';

/** Where a project is in its life: the diagram, wide or tall as there is room, and in words what can happen next. */
export function ProjectLife({ state }: { state: ProjectState }) {
  return (
    <div className="@container space-y-3">
      <div className="hidden @3xl:block">
        <LifeDrawing axis={wideAxis} state={state} />
      </div>
      <div className="mx-auto max-w-90 @3xl:hidden">
        <LifeDrawing axis={tallAxis} state={state} />
      </div>
      <Legend />
      <div>
        <h3 className="mb-1 font-medium">What can happen next</h3>
        <ul className="list-disc space-y-0.5 ps-5 text-text-muted">
          {movesFrom(state).map(({ to, when }) => (
            <li key={to}>
              <span className="text-text">{lifeLabels[to]}</span>: {when}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function Legend() {
  return (
    <ul aria-label="Key" className="flex flex-wrap gap-x-6 gap-y-1 text-sm text-text-muted">
      <li className="flex items-center gap-2">
        <Stroke /> Usual course
      </li>
      <li className="flex items-center gap-2">
        <Stroke isDashed /> Also possible
      </li>
      <li className="flex items-center gap-2">
        <Stroke isNext /> From here
      </li>
      <li className="flex items-center gap-2 @3xl:hidden">
        <span aria-hidden className="grid size-4 place-items-center rounded-full border border-line-control text-xs">
          R
        </span>
        Recovered
      </li>
    </ul>
  );
}

function Stroke({ isDashed = false, isNext = false }: { isDashed?: boolean; isNext?: boolean }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 24 4" width="24" height="4">
      <path
        d="M0 2 H24"
        strokeDasharray={isDashed ? '4 4' : undefined}
        className={isNext ? 'stroke-2 stroke-accent' : 'stroke-line-control'}
      />
    </svg>
  );
}
