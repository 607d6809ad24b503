'use client';

import { CloudOff, RotateCw } from 'lucide-react';
import { Button } from '@/components/ui/button';

interface ErrorStateProps {
  /** The sentence for people. */
  detail: string;
  isRetrying?: boolean;
  onRetry?: () => void;
  /** Shown small, so that it can be quoted to support. */
  requestId?: string | undefined;
  title: string;
}

/** What a view shows when it could not be loaded: what went wrong, and a way to try again. */
export function ErrorState({ detail, isRetrying = false, onRetry, requestId, title }: ErrorStateProps) {
  return (
    <div role="alert" className="flex flex-col items-center px-4 py-16 text-center">
      <CloudOff aria-hidden className="mb-3 size-6 stroke-[1.5] text-danger" />
      <h3 className="font-semibold">{title}</h3>
      <p className="mt-1 max-w-100 text-pretty text-text-muted">{detail}</p>
      {requestId && <p className="mt-1 font-mono text-text-faint text-xs">Request {requestId}</p>}
      {onRetry && (
        <div className="mt-4">
          <Button icon={<RotateCw />} isPending={isRetrying} onPress={onRetry}>
            Try again
          </Button>
        </div>
      )}
    </div>
  );
}
