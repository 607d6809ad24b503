import { LoaderCircle } from 'lucide-react';

/** Says that something is under way; decorative, so give the surrounding element the words. */
export function Spinner() {
  return <LoaderCircle aria-hidden className="size-4 animate-spin" />;
}
