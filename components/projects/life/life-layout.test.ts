import { describe, expect, it } from 'vitest';
import { lifeEdges, movesFrom } from '@/components/projects/life/life-edges';
import { boxOf, strokesOf, tallAxis, wideAxis } from '@/components/projects/life/life-layout';
import { projectMoves, projectStates } from '@/lib/contracts/projects/life';

describe.each([
  ['wide', wideAxis],
  ['tall', tallAxis],
])('the %s drawing of a life', (_name, axis) => {
  it('has one stroke for every declared move, each on a path of its own', () => {
    const strokes = strokesOf(axis);
    expect(strokes).toHaveLength(projectMoves.length + 1);
    expect(new Set(strokes.map(({ path }) => path)).size).toBe(strokes.length);
    expect(new Set(strokes.map(({ key }) => key)).size).toBe(strokes.length);
  });

  it('keeps all boxes inside, and apart from each other', () => {
    const [width, height] = axis.isTall ? [axis.size.across, axis.size.along] : [axis.size.along, axis.size.across];
    const boxes = [...projectStates, 'start' as const, 'gone' as const].map((place) => boxOf(axis, place));
    for (const [at, box] of boxes.entries()) {
      expect([box.x >= 0, box.y >= 0, box.x + box.width <= width, box.y + box.height <= height]).not.toContain(false);
      for (const other of boxes.slice(at + 1)) {
        const isApart =
          box.x + box.width <= other.x ||
          other.x + other.width <= box.x ||
          box.y + box.height <= other.y ||
          other.y + other.height <= box.y;
        expect(isApart).toBe(true);
      }
    }
  });
});

describe('the moves of the drawing', () => {
  it('marks those of the reference’s diagram, and no others', () => {
    const marked = lifeEdges.filter(({ isReference }) => isReference).map(({ from, to }) => `${from} ${to}`);
    expect(marked.toSorted()).toEqual(
      [
        'start creating',
        'creating active',
        'active active',
        'active end_date_set',
        'end_date_set active',
        'end_date_set expired',
        'active soft_deleted',
        'expired soft_deleted',
        'soft_deleted gone',
      ].toSorted(),
    );
  });

  it('says of each state where it can lead, and by what', () => {
    expect(movesFrom('in_grace')).toContainEqual({
      to: 'expired',
      when: 'when its grace period is over, or when its grace period or time zone is changed',
    });
    expect(movesFrom('soft_deleted').map(({ to }) => to)).toEqual(['creating', 'active', 'end_date_set', 'gone']);
  });
});
