import { CircleAlert, CircleCheck, CircleMinus, Info, type LucideIcon, TriangleAlert } from 'lucide-react';

/** What a colour says; each tone reads at 4.5:1 on its own soft background in both themes. */
export type Tone = 'danger' | 'warning' | 'info' | 'success' | 'neutral';

/** Says the same as the colour of a tone to those who do not see it. */
export const toneIcon: Record<Tone, LucideIcon> = {
  danger: CircleAlert,
  warning: TriangleAlert,
  info: Info,
  success: CircleCheck,
  neutral: CircleMinus,
};

/** Text colour of a tone. */
export const toneText: Record<Tone, string> = {
  danger: 'text-danger',
  warning: 'text-warning',
  info: 'text-info',
  success: 'text-success',
  neutral: 'text-text-muted',
};

/** Soft background, hairline and text of a tone. */
export const toneSoft: Record<Tone, string> = {
  danger: 'border-danger-line bg-danger-soft text-danger',
  warning: 'border-warning-line bg-warning-soft text-warning',
  info: 'border-info-line bg-info-soft text-info',
  success: 'border-success-line bg-success-soft text-success',
  neutral: 'border-line bg-surface-sunken text-text-muted',
};

/** Solid fill of a tone, for bars and dots. */
export const toneFill: Record<Tone, string> = {
  danger: 'bg-danger',
  warning: 'bg-warning',
  info: 'bg-info',
  success: 'bg-success',
  neutral: 'bg-text-faint',
};
