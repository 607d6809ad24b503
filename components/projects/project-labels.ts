import { CalendarClock, CircleCheck, CircleX, Hourglass, type LucideIcon, Sprout, Trash2 } from 'lucide-react';
import type { Tone } from '@/components/ui/tone';
import type { ProjectState } from '@/lib/contracts/projects/life';

type Label = { label: string; tone: Tone; icon: LucideIcon };

export const projectStateLabels: Readonly<Record<ProjectState, Label>> = {
  creating: { label: 'Creating', tone: 'info', icon: Sprout },
  active: { label: 'Active', tone: 'success', icon: CircleCheck },
  end_date_set: { label: 'End date set', tone: 'neutral', icon: CalendarClock },
  in_grace: { label: 'In grace', tone: 'warning', icon: Hourglass },
  expired: { label: 'Expired', tone: 'danger', icon: CircleX },
  soft_deleted: { label: 'Deleted', tone: 'neutral', icon: Trash2 },
};

export const projectKindLabels = { default: 'Default', course: 'Course', public: 'Public' } as const;
