'use client';

import { ArrowDown, ArrowUp, Ban, Ellipsis, FolderInput, FolderOutput, Trash2 } from 'lucide-react';
import {
  moveCriterion,
  nestCriterion,
  removeCriterion,
  replaceCriterion,
  ungroup,
} from '@/components/rules/change-criteria';
import type { Criterion, Group } from '@/components/rules/criteria';
import { IconButton } from '@/components/ui/icon-button';
import { Menu } from '@/components/ui/menu';

interface CriterionMenuProps {
  criteria: { root: Group; onChange: (root: Group) => void };
  criterion: Criterion;
}

/** What can be done to a condition or a group within the criteria. */
export function CriterionMenu({ criteria: { onChange, root }, criterion }: CriterionMenuProps) {
  const { id, isNegated, kind } = criterion;
  const negate = () => onChange(replaceCriterion(root, id, (node) => [{ ...node, isNegated: !isNegated }]));
  const shape =
    kind === 'group'
      ? { id: 'ungroup', icon: <FolderOutput />, label: 'Ungroup', onSelect: () => onChange(ungroup(root, id)) }
      : {
          id: 'nest',
          icon: <FolderInput />,
          label: 'Put in a group',
          onSelect: () => onChange(nestCriterion(root, id)),
        };
  return (
    <Menu
      trigger={<IconButton icon={<Ellipsis />} label={kind === 'group' ? 'Change group' : 'Change condition'} />}
      groups={[
        {
          id: 'move',
          entries: [
            {
              id: 'up',
              icon: <ArrowUp />,
              label: 'Move up',
              shortcut: 'Alt ↑',
              onSelect: () => onChange(moveCriterion(root, id, -1)),
            },
            {
              id: 'down',
              icon: <ArrowDown />,
              label: 'Move down',
              shortcut: 'Alt ↓',
              onSelect: () => onChange(moveCriterion(root, id, 1)),
            },
            shape,
            { id: 'not', icon: <Ban />, label: isNegated ? 'Don’t exclude' : 'Exclude (not)', onSelect: negate },
          ],
        },
        {
          id: 'remove',
          entries: [
            {
              id: 'remove',
              icon: <Trash2 />,
              label: 'Remove',
              tone: 'danger',
              onSelect: () => onChange(removeCriterion(root, id)),
            },
          ],
        },
      ]}
    />
  );
}
