'use client';

import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { toast } from '@/components/ui/toast';

interface CopyButtonProps {
  /** Names what is copied: "Copy token". */
  label: string;
  size?: 'small' | 'medium';
  text: string;
}

const CONFIRMATION_MS = 1500;

/** Copies a text to the clipboard and says for a moment that it did. */
export function CopyButton({ label, size = 'small', text }: CopyButtonProps) {
  const [isCopied, setIsCopied] = useState(false);

  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setIsCopied(false), CONFIRMATION_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setIsCopied(true);
    } catch {
      toast({ tone: 'danger', title: 'Couldn’t copy', description: 'Your browser didn’t allow it.' });
    }
  };

  return (
    <>
      <IconButton
        icon={isCopied ? <Check className="text-success" /> : <Copy />}
        label={label}
        size={size}
        onPress={copy}
      />
      <span role="status" className="sr-only">
        {isCopied ? 'Copied' : ''}
      </span>
    </>
  );
}
