interface FoldedTextProps {
  /** Names what unfolds: "Full description". */
  label: string;
  text: string;
}

const TEXT_CLASSES =
  'mt-2 max-h-80 overflow-auto whitespace-pre-wrap break-words rounded-md border bg-surface-sunken p-3 text-sm text-text';

/** A long text that is folded until asked for; what is too tall scrolls. */
export function FoldedText({ label, text }: FoldedTextProps) {
  return (
    <details>
      <summary className="cursor-pointer font-medium text-sm text-text-muted hover:text-text">{label}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre tabIndex={0} className={TEXT_CLASSES}>
        {text}
      </pre>
    </details>
  );
}
