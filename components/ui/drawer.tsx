'use client';

import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { IconButton } from '@/components/ui/icon-button';

interface DrawerProps {
  /** Buttons at the foot, the main one last. */
  actions?: ReactNode;
  children: ReactNode;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  /** A line above the title, such as pills or where the subject belongs. */
  overline?: ReactNode;
  title: string;
}

/** Details beside the page: on the right, or the whole screen on a phone; focus returns when it closes. */
export function Drawer({ actions, children, isOpen, onOpenChange, overline, title }: DrawerProps) {
  return (
    <ModalOverlay
      isDismissable
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      className="fixed inset-0 z-40 flex justify-end bg-scrim/60 transition-opacity data-entering:opacity-0 data-exiting:opacity-0"
    >
      <Modal className="h-dvh w-full border-line-strong bg-surface transition-[translate] duration-150 data-entering:translate-x-4 data-exiting:translate-x-4 sm:max-w-140 sm:border-s">
        <AriaDialog className="flex h-full flex-col outline-none">
          <header className="flex items-start gap-4 border-b px-4 py-3 sm:px-6">
            <div className="min-w-0 flex-1">
              {overline && (
                <div className="mb-1 flex flex-wrap items-center gap-2 text-sm text-text-muted">{overline}</div>
              )}
              <Heading slot="title" className="break-words font-semibold text-lg">
                {title}
              </Heading>
            </div>
            <IconButton icon={<X />} label="Close" onPress={() => onOpenChange(false)} />
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-4 py-4 sm:px-6">{children}</div>
          {actions && (
            <footer className="flex flex-wrap justify-end gap-2 border-t px-4 py-3 sm:px-6">{actions}</footer>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
