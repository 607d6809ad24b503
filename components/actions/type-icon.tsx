import {
  Bell,
  CalendarDays,
  ClipboardList,
  Cloud,
  Folder,
  Hourglass,
  KeyRound,
  type LucideIcon,
  Mail,
  Server,
  Shield,
  ShoppingCart,
  User,
} from 'lucide-react';
import type { ActionIcon } from '@/lib/contracts/actions/icons';

const icons: Readonly<Record<ActionIcon, LucideIcon>> = {
  bell: Bell,
  calendar: CalendarDays,
  cart: ShoppingCart,
  clipboard: ClipboardList,
  cloud: Cloud,
  folder: Folder,
  hourglass: Hourglass,
  key: KeyRound,
  mail: Mail,
  server: Server,
  shield: Shield,
  user: User,
};

/** The icon that the provider of an action chose for its type; the type itself is written beside it or said by the title. */
export function TypeIcon({ icon }: { icon: ActionIcon }) {
  const Icon = icons[icon];
  return <Icon aria-hidden className="size-4 shrink-0 text-text-faint" />;
}
