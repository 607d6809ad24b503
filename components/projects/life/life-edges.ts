import { type ProjectCause, type ProjectState, projectMoves } from '@/lib/contracts/projects/life';

/** A place of the drawing: a state, or where a life begins and ends. */
export type LifePlace = ProjectState | 'start' | 'gone';

/** One stroke of the drawing. `isReference`: the reference's diagram has it too; the others are ours. */
export type LifeEdge = { from: LifePlace; to: LifePlace; by: readonly ProjectCause[]; isReference: boolean };

/** What the reference's diagram draws; “Recovered” is the way back from there, and where it leads is ours. */
const referenceMoves: ReadonlySet<string> = new Set([
  'start creating',
  'creating active',
  'active active',
  'active end_date_set',
  'end_date_set active',
  'end_date_set expired',
  'active soft_deleted',
  'expired soft_deleted',
  'soft_deleted gone',
]);

/** Every stroke of the drawing, from the declared machine; and the reference's own loop, which changes nothing. */
export const lifeEdges: readonly LifeEdge[] = [
  ...projectMoves.map(({ by, from, to }) => edge(from ?? 'start', to ?? 'gone', by)),
  edge('active', 'active', []),
];

function edge(from: LifePlace, to: LifePlace, by: readonly ProjectCause[]): LifeEdge {
  return { from, to, by, isReference: referenceMoves.has(`${from} ${to}`) };
}

const causeWords: Readonly<Record<ProjectCause, string>> = {
  created: 'when it is created',
  start_day: 'when its start date arrives',
  start_date_changed: 'when its start date is changed',
  end_date_set: 'when an end date is set',
  end_date_moved: 'when the end date is moved',
  end_date_cleared: 'when the end date is removed',
  end_day: 'when its end date arrives',
  rules_changed: 'when its grace period or time zone is changed',
  grace_over: 'when its grace period is over',
  deleted: 'when someone deletes it',
  ended: 'when all its resources are terminated',
  recovered: 'when it is recovered',
  deleted_for_good: 'when it is deleted for good',
};

export type NextMove = { to: LifePlace; when: string };

/** Where a project can go from a state, and what takes it there. */
export function movesFrom(state: ProjectState): NextMove[] {
  return projectMoves
    .filter(({ from }) => from === state)
    .map(({ by, to }) => ({ to: to ?? 'gone', when: by.map((cause) => causeWords[cause]).join(', or ') }));
}
