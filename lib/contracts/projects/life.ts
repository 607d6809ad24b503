/** The states of a project, in the order in which lists sort them. They follow from its dates and the clock; only `soft_deleted` is stored. */
export const projectStates = ['creating', 'active', 'end_date_set', 'in_grace', 'expired', 'soft_deleted'] as const;
export type ProjectState = (typeof projectStates)[number];

/** What moves a project. */
export const projectCauses = [
  'created',
  'start_day',
  'start_date_changed',
  'end_date_set',
  'end_date_moved',
  'end_date_cleared',
  'end_day',
  'rules_changed',
  'grace_over',
  'deleted',
  'ended',
  'recovered',
  'deleted_for_good',
] as const;
export type ProjectCause = (typeof projectCauses)[number];

/** From null a project comes into being, to null it is gone. `rules_changed`: its grace, its customer's, or its time zone. */
type ProjectMove = { from: ProjectState | null; to: ProjectState | null; by: readonly ProjectCause[] };

/** The whole life of a project: every move there is. */
export const projectMoves: readonly ProjectMove[] = [
  { from: null, to: 'creating', by: ['created'] },
  { from: null, to: 'active', by: ['created'] },
  { from: null, to: 'end_date_set', by: ['created'] },
  { from: null, to: 'expired', by: ['created'] },
  { from: 'creating', to: 'active', by: ['start_day', 'start_date_changed', 'rules_changed'] },
  { from: 'creating', to: 'end_date_set', by: ['start_day', 'start_date_changed', 'rules_changed'] },
  { from: 'creating', to: 'expired', by: ['start_day', 'start_date_changed', 'rules_changed'] },
  { from: 'active', to: 'end_date_set', by: ['end_date_set'] },
  { from: 'active', to: 'expired', by: ['end_date_set'] },
  { from: 'end_date_set', to: 'active', by: ['end_date_cleared'] },
  { from: 'end_date_set', to: 'end_date_set', by: ['end_date_moved'] },
  { from: 'end_date_set', to: 'in_grace', by: ['end_day', 'rules_changed'] },
  { from: 'end_date_set', to: 'expired', by: ['end_day', 'end_date_moved', 'rules_changed'] },
  { from: 'in_grace', to: 'expired', by: ['grace_over', 'rules_changed'] },
  { from: 'in_grace', to: 'end_date_set', by: ['end_date_moved', 'rules_changed'] },
  { from: 'in_grace', to: 'active', by: ['end_date_cleared'] },
  { from: 'expired', to: 'end_date_set', by: ['end_date_moved', 'rules_changed'] },
  { from: 'expired', to: 'active', by: ['end_date_cleared'] },
  { from: 'expired', to: 'in_grace', by: ['end_date_moved', 'rules_changed'] },
  { from: 'creating', to: 'soft_deleted', by: ['deleted'] },
  { from: 'active', to: 'soft_deleted', by: ['deleted'] },
  { from: 'end_date_set', to: 'soft_deleted', by: ['deleted'] },
  { from: 'in_grace', to: 'soft_deleted', by: ['deleted'] },
  { from: 'expired', to: 'soft_deleted', by: ['deleted', 'ended'] },
  { from: 'soft_deleted', to: 'creating', by: ['recovered'] },
  { from: 'soft_deleted', to: 'active', by: ['recovered'] },
  { from: 'soft_deleted', to: 'end_date_set', by: ['recovered'] },
  { from: 'soft_deleted', to: null, by: ['deleted_for_good'] },
];

/** The states that a cause can move a project out of. */
export function statesBefore(...causes: ProjectCause[]): ReadonlySet<ProjectState | null> {
  return new Set(projectMoves.filter(({ by }) => by.some((one) => causes.includes(one))).map(({ from }) => from));
}

/** The states that causes can bring a project into. */
export function statesAfter(...causes: ProjectCause[]): ReadonlySet<ProjectState | null> {
  return new Set(projectMoves.filter(({ by }) => by.some((one) => causes.includes(one))).map(({ to }) => to));
}

const changing = ['start_date_changed', 'end_date_set', 'end_date_moved', 'end_date_cleared', 'rules_changed'] as const;

/** What people do to a project, by the causes that it may be. */
const causesOf = {
  change: changing,
  delete: ['deleted'],
  recover: ['recovered'],
  hard_delete: ['deleted_for_good'],
} as const satisfies Readonly<Record<string, readonly ProjectCause[]>>;
export type ProjectCommand = keyof typeof causesOf;

/**
 * Why a project in a state takes no such command; null when it does.
 * @param deletedOn the day of its deletion in words, such as "1 March 2026"
 */
export function commandError(command: ProjectCommand, state: ProjectState, deletedOn: string): string | null {
  if (statesBefore(...causesOf[command]).has(state)) return null;
  return state === 'soft_deleted' ? `This project was deleted on ${deletedOn}.` : 'This project is not deleted.';
}
