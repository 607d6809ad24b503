import { describe, expect, it, test } from 'vitest';
import {
  commandError,
  type ProjectCommand,
  projectMoves,
  projectStates,
  statesAfter,
  statesBefore,
} from '@/lib/contracts/projects/life';

const living = ['creating', 'active', 'end_date_set', 'in_grace', 'expired'] as const;

describe('a project', () => {
  it('comes into being not started, active, or with an end date', () => {
    expect([...statesAfter('created')]).toEqual(['creating', 'active', 'end_date_set', 'expired']);
    expect([...statesBefore('created')]).toEqual([null]);
  });

  it('is deleted by hand from every living state, and by the job when it is expired', () => {
    expect([...statesBefore('deleted')]).toEqual([...living]);
    expect([...statesBefore('ended')]).toEqual(['expired']);
  });

  it('is recovered into a state in which it works', () => {
    expect([...statesAfter('recovered')]).toEqual(['creating', 'active', 'end_date_set']);
  });

  it('is not taken back to before its start once it has started', () => {
    const before = projectMoves.filter(({ to }) => to === 'creating').map(({ from }) => from);
    expect(before).toEqual([null, 'soft_deleted']);
  });

  it('is gone for good from the deleted state alone', () => {
    expect([...statesBefore('deleted_for_good')]).toEqual(['soft_deleted']);
    expect(projectMoves.filter(({ to }) => to === null)).toHaveLength(1);
  });

  it('can reach every state, and leave it', () => {
    expect(new Set(projectMoves.map(({ to }) => to))).toEqual(new Set([...projectStates, null]));
    expect(new Set(projectMoves.map(({ from }) => from))).toEqual(new Set([...projectStates, null]));
  });
});

const onDeleted = 'This project was deleted on 1 March 2026.';

test.each<[ProjectCommand, string | null, string | null]>([
  ['change', null, onDeleted],
  ['delete', null, onDeleted],
  ['recover', 'This project is not deleted.', null],
  ['hard_delete', 'This project is not deleted.', null],
])('%s is refused with the state in words', (command, ofLiving, ofDeleted) => {
  for (const state of living) expect(commandError(command, state, '1 March 2026')).toBe(ofLiving);
  expect(commandError(command, 'soft_deleted', '1 March 2026')).toBe(ofDeleted);
});
