import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The test files that take longest, of all projects: begun last, one of them would keep a single worker busy at the end. */
const LONG = [
  'architecture/authorisation-matrix.',
  'lib/plugins/providers/provider-contract.',
  'lib/plugins/providers/incremental-refresh.',
  'inngest/embedded/worker.job.',
  'scripts/schema-engine.',
  'scripts/database.db.',
  'architecture/check-constraints.',
];

function rankOf({ moduleId }: TestSpecification): number {
  const at = LONG.findIndex((name) => moduleId.includes(`/${name}`));
  return at === -1 ? LONG.length : at;
}

/** Runs the longest test files first, and the others as Vitest would. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => rankOf(a) - rankOf(b));
  }
}
