/** A fault as somebody could make it, to be planted in a copy of the source: the tests have to notice it. */
export type PlantedFault = {
  /** What is wrong with it in place. */
  what: string;
  file: string;
  /** Stands once in the file, and is replaced. */
  find: string;
  replacement: string;
  /** Who should notice it: a project of vitest and the test files to run first. All stages run when these do not notice. */
  expected: { project: 'unit' | 'database' | 'api' | 'jobs' | 'replacing' | 'faults'; files: readonly string[] };
};
