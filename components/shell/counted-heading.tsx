interface CountedHeadingProps {
  children: string;
  count: number;
}

/** The name of a list in the bell, with how many it has; nothing at zero. */
export function CountedHeading({ children, count }: CountedHeadingProps) {
  return (
    <h2 className="flex-1 font-semibold">
      {children}
      {count > 0 && <span className="ms-2 font-normal text-text-muted tabular-nums">{count}</span>}
    </h2>
  );
}
