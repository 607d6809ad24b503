/** Whether this process takes part in running jobs: off by configuration, or working, or trying to. */
export type JobsState = 'ok' | 'failing' | 'off';

declare global {
  // Next loads instrumentation and routes as separate copies of a module: they meet here.
  var heedJobsState: JobsState | undefined;
}

/** What this process last said of its jobs; off until it starts them. */
export function jobsState(): JobsState {
  return globalThis.heedJobsState ?? 'off';
}

export function setJobsState(state: JobsState): void {
  globalThis.heedJobsState = state;
}
