'use client';

import { useId } from 'react';
import type { LifePlace } from '@/components/projects/life/life-edges';
import { lifeLabels } from '@/components/projects/life/life-labels';
import { boxOf, type LifeAxis, recoveryMark, type Stroke, strokesOf } from '@/components/projects/life/life-layout';
import { classNames } from '@/components/ui/class-names';
import type { ProjectState } from '@/lib/contracts/projects/life';

interface LifeDrawingProps {
  axis: LifeAxis;
  state: ProjectState;
}

const states = ['creating', 'active', 'end_date_set', 'in_grace', 'expired', 'soft_deleted'] as const;

/** The life of a project as a diagram along one axis, with where this one is. */
export function LifeDrawing({ axis, state }: LifeDrawingProps) {
  const id = useId();
  const { across, along } = axis.size;
  const [width, height] = axis.isTall ? [across, along] : [along, across];
  const strokes = strokesOf(axis);
  const isNext = ({ by, from }: Stroke) => from === state && by.length > 0;
  const ordered = [...strokes.filter((one) => !isNext(one)), ...strokes.filter(isNext)];
  return (
    <svg
      role="img"
      aria-label={`The life of a project. This one is here: ${lifeLabels[state]}.`}
      viewBox={`0 0 ${width} ${height}`}
      className="w-full"
    >
      <defs>
        <Arrow id={`${id}-next`} className="fill-accent" />
        <Arrow id={`${id}-other`} className="fill-line-control" />
      </defs>
      {ordered.map((stroke) => (
        <path
          key={stroke.key}
          d={stroke.path}
          fill="none"
          markerEnd={`url(#${id}-${isNext(stroke) ? 'next' : 'other'})`}
          strokeDasharray={stroke.isReference ? undefined : '4 4'}
          className={classNames(isNext(stroke) ? 'stroke-2 stroke-accent' : 'stroke-line-control')}
        />
      ))}
      {strokes
        .filter(({ from }) => from === 'soft_deleted')
        .map(({ key, to }) => to !== 'gone' && <Recovery key={key} axis={axis} to={to} />)}
      <Start axis={axis} />
      {states.map((place) => (
        <Place key={place} axis={axis} place={place} isHere={place === state} />
      ))}
      <Place axis={axis} place="gone" isHere={false} />
    </svg>
  );
}

function Arrow({ className, id }: { className: string; id: string }) {
  return (
    <marker
      id={id}
      viewBox="0 0 8 8"
      refX="7"
      refY="4"
      markerWidth="7"
      markerHeight="7"
      markerUnits="userSpaceOnUse"
      orient="auto"
    >
      <path d="M0 0 L8 4 L0 8 Z" className={className} />
    </marker>
  );
}

function Start({ axis }: { axis: LifeAxis }) {
  const { middle, width } = boxOf(axis, 'start');
  return <circle cx={middle.x} cy={middle.y} r={width / 2} className="fill-text-muted" />;
}

interface PlaceProps {
  axis: LifeAxis;
  isHere: boolean;
  place: LifePlace;
}

const LINE = 8;

function Place({ axis, isHere, place }: PlaceProps) {
  const { height, middle, width, x, y } = boxOf(axis, place);
  const isOurs = place === 'in_grace';
  const words = place === 'gone' ? ['Deleted', 'for good'] : [lifeLabels[place], ...(isHere ? ['You are here'] : [])];
  return (
    <g>
      <rect
        x={x}
        y={y}
        width={width}
        height={height}
        rx={place === 'gone' ? 18 : 8}
        strokeDasharray={isOurs && !isHere ? '4 4' : undefined}
        className={isHere ? 'fill-accent-fill stroke-accent-fill' : 'fill-surface stroke-line-control'}
      />
      {words.map((word, at) => (
        <text
          key={word}
          x={middle.x}
          y={middle.y + (at - (words.length - 1) / 2) * LINE * 2}
          dominantBaseline="central"
          textAnchor="middle"
          className={classNames(
            isHere ? 'fill-on-accent' : 'fill-text',
            at === 0 || place === 'gone' ? 'font-medium text-sm' : 'text-xs',
          )}
        >
          {word}
        </text>
      ))}
    </g>
  );
}

/** Says on a stroke that it is a recovery. */
function Recovery({ axis, to }: { axis: LifeAxis; to: LifePlace }) {
  const { x, y } = recoveryMark(axis, to);
  const [width, height] = axis.isTall ? [16, 16] : [76, 18];
  return (
    <g>
      <rect
        x={x - width / 2}
        y={y - height / 2}
        width={width}
        height={height}
        rx={height / 2}
        className="fill-surface stroke-line-control"
      />
      <text x={x} y={y} dominantBaseline="central" textAnchor="middle" className="fill-text-muted text-xs">
        {axis.isTall ? 'R' : 'Recovered'}
      </text>
    </g>
  );
}
