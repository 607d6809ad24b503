interface CountBadgeProps {
  count: number;
}

const MOST = 99;

/** A small figure beside an icon or a name, "99+" at most; nothing at zero. Put the figure in the label, too. */
export function CountBadge({ count }: CountBadgeProps) {
  if (count <= 0) return null;
  return (
    <span
      aria-hidden
      className="inline-grid h-4 min-w-4 place-items-center rounded-full bg-accent-fill px-1 font-semibold text-[0.625rem] text-on-accent leading-none tabular-nums"
    >
      {count > MOST ? `${MOST}+` : count}
    </span>
  );
}
