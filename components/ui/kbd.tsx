interface KbdProps {
  /** Keys pressed one after the other or together, separated by spaces: `g a`, `⌘ k`. */
  keys: string;
}

/** A keyboard shortcut drawn as key caps. */
export function Kbd({ keys }: KbdProps) {
  return (
    <span className="inline-flex gap-0.5 pointer-coarse:hidden">
      {keys.split(' ').map((key) => (
        <kbd
          key={key}
          className="inline-flex h-5 min-w-5 items-center justify-center rounded-sm border bg-surface-sunken px-1 font-sans text-text-muted text-xs"
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
