'use client';

import { FolderPlus, Plus } from 'lucide-react';
import { addCriterion, changeGroup } from '@/components/rules/change-criteria';
import { ConditionEditor } from '@/components/rules/condition-editor';
import { initialConfig, readConfigSchema } from '@/components/rules/config-schema';
import { type Criterion, emptyGroup, type Group, newCriterionId, pathsOf } from '@/components/rules/criteria';
import type { Criteria, FilterPart } from '@/components/rules/criteria-of-form';
import { CriterionMenu } from '@/components/rules/criterion-menu';
import { InlineError } from '@/components/rules/inline-error';
import { useMoveByKey } from '@/components/rules/use-move-by-key';
import { Button } from '@/components/ui/button';
import { Menu } from '@/components/ui/menu';
import { Pill } from '@/components/ui/pill';
import { SegmentedControl } from '@/components/ui/segmented-control';

type CriteriaEditorProps = Omit<Criteria, 'paths'>;

/** Whom a rule is about: conditions in groups, which can be nested and moved. */
export function CriteriaEditor(props: CriteriaEditorProps) {
  const moveByKey = useMoveByKey(props);
  return (
    <div onKeyDownCapture={moveByKey}>
      <GroupEditor criteria={{ ...props, paths: pathsOf(props.root) }} group={props.root} isRoot />
    </div>
  );
}

const segments = [
  { id: 'all', label: 'All of these' },
  { id: 'any', label: 'Any of these' },
] as const;

interface GroupEditorProps {
  criteria: Criteria;
  group: Group;
  isRoot?: boolean;
}

function GroupEditor({ criteria, group, isRoot = false }: GroupEditorProps) {
  const { onChange, paths, root } = criteria;
  const error =
    criteria.errorAt(paths.get(group.id) ?? '') ?? criteria.errorAt(`${paths.get(group.id)}.${group.operator}`);
  const joiner = group.operator === 'all' ? 'and' : 'or';
  return (
    <div className={isRoot ? 'space-y-3' : 'space-y-3 rounded-lg border bg-surface-sunken p-3'}>
      <div className="flex flex-wrap items-center gap-2">
        {group.isNegated && <Pill tone="warning">Not</Pill>}
        <SegmentedControl
          label="How the conditions combine"
          segments={segments}
          value={group.operator}
          onChange={(operator) => onChange(changeGroup(root, group.id, (before) => ({ ...before, operator })))}
        />
        {!isRoot && <CriterionMenu criteria={criteria} criterion={group} />}
      </div>
      {group.children.length > 0 && (
        <ul className="space-y-2">
          {group.children.map((child, index) => (
            <li key={child.id} data-criterion={child.id}>
              {index > 0 && <p className="mb-2 font-medium text-sm text-text-muted">{joiner}</p>}
              {child.kind === 'group' ? (
                <GroupEditor criteria={criteria} group={child} />
              ) : (
                <ConditionEditor criteria={criteria} condition={child} />
              )}
            </li>
          ))}
        </ul>
      )}
      <InlineError>{error}</InlineError>
      <AddButtons criteria={criteria} group={group} />
    </div>
  );
}

function AddButtons({ criteria: { filters, onChange, root }, group }: { criteria: Criteria; group: Group }) {
  const add = (part: FilterPart) => onChange(addCriterion(root, group.id, conditionOf(part)));
  const [first] = filters;
  const addGroup = () => {
    if (first === undefined) return;
    const operator = group.operator === 'all' ? 'any' : 'all';
    onChange(addCriterion(root, group.id, emptyGroup(operator, [conditionOf(first)])));
  };
  return (
    <div className="flex flex-wrap gap-2">
      <Menu
        placement="bottom start"
        trigger={
          <Button size="small" icon={<Plus />}>
            Add condition
          </Button>
        }
        groups={[
          {
            id: 'filters',
            entries: filters.map((part) => ({ id: part.key, label: part.label, onSelect: () => add(part) })),
          },
        ]}
      />
      <Button size="small" variant="quiet" icon={<FolderPlus />} onPress={addGroup}>
        Add group
      </Button>
    </div>
  );
}

function conditionOf({ config_schema, key }: FilterPart): Criterion {
  const config = initialConfig(readConfigSchema(config_schema));
  return { id: newCriterionId(), kind: 'condition', isNegated: false, key, config };
}
