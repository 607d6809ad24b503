'use client';

import { useState } from 'react';
import { SegmentedControl } from '@/components/ui/segmented-control';

const segments = [
  { id: 'html', label: 'HTML' },
  { id: 'text', label: 'Plain text' },
] as const;

interface MailPreviewProps {
  mail: { subject: string; html: string; text: string };
}

/** A mail as it is sent. What stands in it runs nothing and leads nowhere from here. */
export function MailPreview({ mail }: MailPreviewProps) {
  const [face, setFace] = useState<'html' | 'text'>('html');
  return (
    <section>
      <div className="mb-2 flex flex-wrap items-center justify-between gap-2 border-t pt-4">
        <h3 className="font-semibold">Email</h3>
        <SegmentedControl label="Email format" segments={segments} value={face} onChange={setFace} />
      </div>
      <p className="mb-2 break-words">
        <span className="text-text-muted">Subject: </span>
        {mail.subject}
      </p>
      {face === 'html' ? (
        <iframe
          title="Email preview"
          sandbox=""
          srcDoc={mail.html}
          className="h-120 w-full rounded-md border bg-white"
        />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        <pre tabIndex={0} className="max-h-120 overflow-auto whitespace-pre-wrap rounded-md border p-3 text-sm">
          {mail.text}
        </pre>
      )}
    </section>
  );
}
