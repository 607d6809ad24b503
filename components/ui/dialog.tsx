'use client';

import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Button } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import { IconButton } from '@/components/ui/icon-button';

/** Widest extent of a dialog: 400, 560 or 800 px. */
export type DialogSize = 'small' | 'medium' | 'large';

/** What came of a question or a form, which the same dialog shows in its place until it is closed. */
export type Outcome = { title: string; content: ReactNode; size?: DialogSize };

interface DialogProps extends FrameProps {
  outcome?: Outcome | undefined;
}

interface FrameProps {
  /** Buttons at the foot, the main one last. */
  actions?: ReactNode;
  children?: ReactNode;
  description?: ReactNode;
  /** Whether a click beside it leaves it open: what is shown once is not lost by a slip. */
  isKept?: boolean;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  role?: 'dialog' | 'alertdialog';
  size?: DialogSize;
  title: string;
}

const widths: Record<DialogSize, string> = { small: 'max-w-100', medium: 'max-w-140', large: 'max-w-200' };

/** A question or form that must be answered first; Escape closes it and focus returns to where it was. */
export function Dialog({ outcome, ...asked }: DialogProps) {
  if (outcome === undefined) return <Frame {...asked} />;
  const { content, ...shown } = outcome;
  const { isOpen, onOpenChange } = asked;
  // With a key of its own it is a new button, which takes the focus, and not the first of those before it.
  const done = (
    <Button key="done" variant="primary" autoFocus onPress={() => onOpenChange(false)}>
      Done
    </Button>
  );
  return (
    <Frame {...shown} isOpen={isOpen} onOpenChange={onOpenChange} actions={done} isKept>
      {content}
    </Frame>
  );
}

function Frame({
  actions,
  children,
  description,
  isKept = false,
  isOpen,
  onOpenChange,
  role = 'dialog',
  size = 'medium',
  title,
}: FrameProps) {
  return (
    <ModalOverlay
      isDismissable={role === 'dialog' && !isKept}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      className="fixed inset-0 z-50 flex items-end justify-center bg-scrim transition-opacity data-entering:opacity-0 data-exiting:opacity-0 sm:items-start sm:p-4 sm:pt-[12vh]"
    >
      <Modal
        className={classNames(
          'overlay flex max-h-[85dvh] w-full flex-col rounded-b-none sm:max-h-[76dvh] sm:rounded-b-lg',
          widths[size],
        )}
      >
        <AriaDialog role={role} className="flex min-h-0 flex-col outline-none">
          <header className="flex items-start gap-4 px-4 pt-4">
            <div className="min-w-0 flex-1">
              <Heading slot="title" className="font-semibold text-lg">
                {title}
              </Heading>
              {description && <p className="mt-1 text-text-muted">{description}</p>}
            </div>
            {role === 'dialog' && (
              <IconButton icon={<X />} label="Close" size="small" onPress={() => onOpenChange(false)} />
            )}
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto p-4 empty:p-2">{children}</div>
          {actions && <footer className="flex flex-wrap justify-end gap-2 border-t px-4 py-3">{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
