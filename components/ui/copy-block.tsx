import { CopyButton } from '@/components/ui/copy-button';

interface CopyBlockProps {
  /** Names what is copied: "Copy configuration". */
  label: string;
  text: string;
}

/** Several lines that are shown to be copied; what is too wide scrolls. */
export function CopyBlock({ label, text }: CopyBlockProps) {
  return (
    <div className="flex items-start gap-1 rounded-md border bg-surface-sunken p-1">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre tabIndex={0} className="min-w-0 flex-1 overflow-x-auto rounded-sm px-2 py-1 text-sm">
        {text}
      </pre>
      <CopyButton label={label} text={text} />
    </div>
  );
}
