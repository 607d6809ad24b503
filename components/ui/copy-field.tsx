import { CopyButton } from '@/components/ui/copy-button';

interface CopyFieldProps {
  /** Names what is copied: "Copy token". */
  label: string;
  text: string;
}

/** A secret or an address that is shown to be copied. */
export function CopyField({ label, text }: CopyFieldProps) {
  return (
    <div className="flex items-center gap-2 rounded-md border bg-surface-sunken py-1 ps-3 pe-1">
      <code className="min-w-0 flex-1 select-all break-all text-sm">{text}</code>
      <CopyButton label={label} text={text} />
    </div>
  );
}
