import { type LifeEdge, type LifePlace, lifeEdges } from '@/components/projects/life/life-edges';

/** Of a drawing that runs along one axis: distances along it, and across it. */
export type LifeAxis = {
  isTall: boolean;
  pitch: number;
  /** Half of a state's box, along and across. */
  half: { along: number; across: number };
  /** From the row of states to the middle of the box of deleted projects, and half of that box. */
  deletedAt: number;
  deletedHalf: number;
  /** How far apart arcs of one state begin. */
  step: number;
  /** How far an arc reaches per state that it passes. */
  reach: number;
  /** Where the row of states lies across, and how large all of it is. */
  baseline: number;
  size: { along: number; across: number };
};

export const wideAxis: LifeAxis = {
  isTall: false,
  pitch: 142,
  half: { along: 54, across: 21 },
  deletedAt: 122,
  deletedHalf: 21,
  step: 10,
  reach: 24,
  baseline: 136,
  size: { along: 868, across: 288 },
};

export const tallAxis: LifeAxis = {
  isTall: true,
  pitch: 92,
  half: { along: 22, across: 56 },
  deletedAt: 152,
  deletedHalf: 42,
  step: 4,
  reach: 16,
  baseline: 140,
  size: { along: 556, across: 340 },
};

type Point = { along: number; across: number };
export type Stroke = LifeEdge & { key: string; path: string };
export type Box = { x: number; y: number; width: number; height: number; middle: { x: number; y: number } };

/** The row of states, and where it begins. */
const positions: readonly LifePlace[] = ['start', 'creating', 'active', 'end_date_set', 'in_grace', 'expired'];
const FIRST = 34;
const START_HALF = 9;
const AFTER_DELETED = 96;

function placeInRow(place: LifePlace): number {
  return positions.indexOf(place);
}

function alongOf(axis: LifeAxis, place: LifePlace): number {
  const { half, pitch } = axis;
  const inset = axis.isTall ? 58 : 96;
  const at = placeInRow(place);
  if (at === 0) return axis.isTall ? 14 : FIRST - 14;
  return (axis.isTall ? inset : inset + half.along / 4) + (at - 1) * pitch;
}

/** The box of a state. */
export function boxOf(axis: LifeAxis, place: LifePlace): Box {
  const { baseline, deletedAt, deletedHalf, half } = axis;
  if (place === 'soft_deleted') {
    const first = alongOf(axis, 'creating') - half.along;
    const last = alongOf(axis, 'expired') + half.along;
    return box(axis, { from: first, to: last }, baseline + deletedAt, deletedHalf);
  }
  if (place === 'gone') {
    const middle = alongOf(axis, 'expired') + half.along + AFTER_DELETED - (axis.isTall ? 20 : 22);
    return box(
      axis,
      { from: middle - (axis.isTall ? 24 : 48), to: middle + (axis.isTall ? 24 : 48) },
      baseline + deletedAt,
      axis.isTall ? 42 : 24,
    );
  }
  const at = alongOf(axis, place);
  const isStart = place === 'start';
  const [along, across] = isStart ? [START_HALF, START_HALF] : [half.along, half.across];
  return box(axis, { from: at - along, to: at + along }, baseline, across);
}

function box(axis: LifeAxis, { from, to }: { from: number; to: number }, across: number, halfAcross: number): Box {
  const start = point(axis, { along: from, across: across - halfAcross });
  const end = point(axis, { along: to, across: across + halfAcross });
  const middle = point(axis, { along: (from + to) / 2, across });
  return { ...start, width: end.x - start.x, height: end.y - start.y, middle };
}

function point({ isTall }: LifeAxis, { across, along }: Point): { x: number; y: number } {
  return isTall ? { x: across, y: along } : { x: along, y: across };
}

function line(axis: LifeAxis, points: readonly Point[]): string {
  const [first, ...rest] = points.map((one) => point(axis, one)).map(({ x, y }) => `${round(x)} ${round(y)}`);
  return `M${first} ${rest.length === 3 ? `C${rest.join(', ')}` : `L${rest.join(' L')}`}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Every stroke of the drawing along an axis. */
export function strokesOf(axis: LifeAxis): Stroke[] {
  return lifeEdges.map((edge) => ({ ...edge, key: `${edge.from} ${edge.to}`, path: pathOf(axis, edge) }));
}

function pathOf(axis: LifeAxis, { from, to }: LifeEdge): string {
  if (from === to) return loop(axis, from);
  if (to === 'gone') return toGone(axis);
  if (to === 'soft_deleted') return down(axis, from);
  if (from === 'soft_deleted') return up(axis, to);
  return Math.abs(placeInRow(to) - placeInRow(from)) === 1 ? beside(axis, from, to) : arc(axis, from, to);
}

const LANE = 7;

/** To the next state or back, on lanes of their own. */
function beside(axis: LifeAxis, from: LifePlace, to: LifePlace): string {
  const direction = Math.sign(placeInRow(to) - placeInRow(from));
  const halfOf = (place: LifePlace) => (place === 'start' ? START_HALF : axis.half.along);
  const across = axis.baseline + (from === 'start' ? 0 : -LANE * direction);
  return line(axis, [
    { along: alongOf(axis, from) + direction * halfOf(from), across },
    { along: alongOf(axis, to) - direction * halfOf(to), across },
  ]);
}

/** Over states in between; the further it goes, the higher. */
function arc(axis: LifeAxis, from: LifePlace, to: LifePlace): string {
  const { baseline, half, reach, step } = axis;
  const span = placeInRow(to) - placeInRow(from);
  const direction = Math.sign(span);
  const size = Math.abs(span);
  const isBack = direction < 0;
  const edgeAt = baseline - half.across;
  const offset = (half.along * 0.8 - (size - 2) * step - (isBack ? step / 2 : 0)) * direction;
  const height = reach * (size - 0.6) * (4 / 3) + (isBack ? step / 2 : 0);
  const startsAt = from === 'start' ? baseline - START_HALF : edgeAt;
  const begin = { along: alongOf(axis, from) + (from === 'start' ? 0 : offset), across: startsAt };
  const end = { along: alongOf(axis, to) - offset, across: edgeAt };
  return line(axis, [
    begin,
    { along: begin.along, across: edgeAt - height },
    { along: end.along, across: edgeAt - height },
    end,
  ]);
}

/** Out of a state and into it again. */
function loop(axis: LifeAxis, place: LifePlace): string {
  const { baseline, half, reach } = axis;
  const at = alongOf(axis, place);
  const edgeAt = baseline - half.across;
  const width = axis.isTall ? 4 : 7;
  return line(axis, [
    { along: at - width, across: edgeAt },
    { along: at - width * 2.2, across: edgeAt - reach * 0.9 },
    { along: at + width * 2.2, across: edgeAt - reach * 0.9 },
    { along: at + width, across: edgeAt },
  ]);
}

/** How far beside the middle deletions and recoveries run. */
function besideMiddle(axis: LifeAxis): number {
  return axis.half.along * 0.45;
}

function down(axis: LifeAxis, from: LifePlace): string {
  const { baseline, deletedAt, deletedHalf, half } = axis;
  const along = alongOf(axis, from) - besideMiddle(axis);
  return line(axis, [
    { along, across: baseline + half.across },
    { along, across: baseline + deletedAt - deletedHalf },
  ]);
}

function up(axis: LifeAxis, to: LifePlace): string {
  const { baseline, deletedAt, deletedHalf, half } = axis;
  const along = alongOf(axis, to) + besideMiddle(axis);
  return line(axis, [
    { along, across: baseline + deletedAt - deletedHalf },
    { along, across: baseline + half.across },
  ]);
}

/** Where the mark of a recovery stands on its stroke. */
export function recoveryMark(axis: LifeAxis, to: LifePlace): { x: number; y: number } {
  const { baseline, deletedAt, deletedHalf, half } = axis;
  const across = baseline + (half.across + deletedAt - deletedHalf) / 2;
  return point(axis, { along: alongOf(axis, to) + besideMiddle(axis), across });
}

function toGone(axis: LifeAxis): string {
  const across = axis.baseline + axis.deletedAt;
  const deleted = alongOf(axis, 'expired') + axis.half.along;
  const gone = boxOf(axis, 'gone');
  return line(axis, [
    { along: deleted, across },
    { along: axis.isTall ? gone.y : gone.x, across },
  ]);
}
