'use client';

import { X } from 'lucide-react';
import { Toaster as SonnerToaster } from 'sonner';
import { toneIcon } from '@/components/ui/tone';

/** The place where toasts appear; mount it once, in the root layout. */
export function Toaster() {
  return (
    <SonnerToaster
      closeButton
      gap={8}
      position="bottom-left"
      mobileOffset={{ bottom: 'calc(4rem + env(safe-area-inset-bottom))' }}
      containerAriaLabel="Messages"
      icons={{
        success: <toneIcon.success className="size-4 text-success" />,
        error: <toneIcon.danger className="size-4 text-danger" />,
        warning: <toneIcon.warning className="size-4 text-warning" />,
        info: <toneIcon.info className="size-4 text-info" />,
        close: <X className="size-4" />,
      }}
      toastOptions={{
        unstyled: true,
        closeButtonAriaLabel: 'Dismiss message',
        classNames: {
          toast: 'overlay flex w-full items-center gap-3 p-2 ps-3 font-sans text-base text-text sm:w-(--width)',
          content: 'flex-1 py-1',
          title: 'font-medium',
          description: 'text-sm text-text-muted',
          actionButton:
            'h-7 shrink-0 rounded-md border border-line-strong px-2 font-medium text-sm text-accent hover:bg-surface-hover pointer-coarse:h-10',
          closeButton:
            'order-last grid size-7 shrink-0 place-items-center rounded-md text-text-muted hover:bg-surface-hover hover:text-text pointer-coarse:size-10',
        },
      }}
    />
  );
}
