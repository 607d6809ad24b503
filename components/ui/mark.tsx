interface MarkProps {
  /** Edge in pixels. */
  size?: number;
}

/** The mark of the product: an h with something above it that asks for attention; decorative. */
export function Mark({ size = 20 }: MarkProps) {
  return (
    <svg aria-hidden="true" viewBox="0 0 32 32" width={size} height={size} className="shrink-0">
      <rect width="32" height="32" rx="8" className="fill-accent-fill" />
      <path
        d="M10 7v18M10 21.5a6 6 0 0 1 12 0V25"
        fill="none"
        strokeWidth="4"
        strokeLinecap="round"
        className="stroke-on-accent"
      />
      <circle cx="22" cy="7.5" r="2.75" className="fill-attention" />
    </svg>
  );
}
