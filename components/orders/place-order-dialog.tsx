'use client';

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { orderKeys, projectOfferingsQuery } from '@/components/orders/queries';
import { DateField } from '@/components/ui/date-field';
import { fieldErrorOf, formErrorOf } from '@/components/ui/field-errors';
import { FormDialog } from '@/components/ui/form-dialog';
import { NumberField } from '@/components/ui/number-field';
import { SearchedSelect } from '@/components/ui/searched-select';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import { toast } from '@/components/ui/toast';
import { useFormChange } from '@/components/ui/use-change';
import { withChosen } from '@/lib/client/with-chosen';
import { createOrderOperation } from '@/lib/contracts/marketplace/marketplace';
import type { ProjectOffering } from '@/lib/contracts/projects/commands';
import { orderPage } from '@/lib/core/routes';

const fields = ['offering', 'attributes', 'limits', 'start_date', 'request_comment'];

interface PlaceOrderDialogProps {
  onClose: () => void;
  /** Where it is ordered. */
  project: string;
}

type Limits = Readonly<Record<string, number>>;
type Draft = { offering: ProjectOffering | null; name: string; limits: Limits; start: string; comment: string };

const empty: Draft = { offering: null, name: '', limits: {}, start: '', comment: '' };

/** Orders something in a project and goes to the page of the order. */
export function PlaceOrderDialog({ onClose, project }: PlaceOrderDialogProps) {
  const router = useRouter();
  const [draft, setDraft] = useState(empty);
  const [isSubmitted, setIsSubmitted] = useState(false);
  const { error, isPending, isSuccess, mutate } = useFormChange(() => createOrderOperation, orderKeys.all);
  const submit = () => {
    const { comment, limits, name, offering, start } = draft;
    setIsSubmitted(true);
    if (offering === null || name.trim() === '') return;
    const given = Object.fromEntries(Object.entries(limits).filter(([, count]) => !Number.isNaN(count)));
    const details = { limits: given, start_date: start === '' ? null : start, request_comment: comment };
    mutate(
      { project, offering: offering.uuid, attributes: { name }, ...details },
      {
        onSuccess: (order) => {
          toast({ tone: 'success', title: 'Order placed' });
          router.push(orderPage(order.uuid));
        },
      },
    );
  };
  return (
    <FormDialog
      title="Place order"
      description="Someone may have to approve it first. Its page shows where it stands."
      confirmLabel="Place order"
      error={formErrorOf(error, fields)}
      isPending={isPending || isSuccess}
      onClose={onClose}
      onSubmit={submit}
    >
      <Fields
        draft={draft}
        error={error}
        isSubmitted={isSubmitted}
        onChange={(changes) => setDraft({ ...draft, ...changes })}
        project={project}
      />
    </FormDialog>
  );
}

interface FieldsProps {
  draft: Draft;
  error: Error | null;
  isSubmitted: boolean;
  onChange: (changes: Partial<Draft>) => void;
  project: string;
}

function Fields({
  draft: { comment, limits, name, offering, start },
  error,
  isSubmitted,
  onChange,
  project,
}: FieldsProps) {
  return (
    <>
      <OfferingField
        project={project}
        value={offering}
        onChange={(chosen) => onChange({ offering: chosen, limits: {} })}
        error={isSubmitted && offering === null ? 'Choose what to order.' : fieldErrorOf(error, 'offering')}
      />
      <TextField
        isRequired
        label="Name of the resource"
        maxLength={500}
        value={name}
        onChange={(text) => onChange({ name: text })}
        error={isSubmitted && name.trim() === '' ? 'Enter a name.' : fieldErrorOf(error, 'attributes')}
      />
      {offering !== null && (
        <LimitFields
          offering={offering}
          limits={limits}
          onChange={(counts) => onChange({ limits: counts })}
          error={fieldErrorOf(error, 'limits')}
        />
      )}
      <DateField
        label="Start date"
        description="Leave empty to start once it is approved."
        value={start}
        onChange={(day) => onChange({ start: day })}
        error={fieldErrorOf(error, 'start_date')}
      />
      <TextArea
        label="Comment"
        description="For the person who approves it."
        maxLength={2_000}
        value={comment}
        onChange={(text) => onChange({ comment: text })}
        error={fieldErrorOf(error, 'request_comment')}
      />
    </>
  );
}

interface OfferingFieldProps {
  error: string | undefined;
  onChange: (offering: ProjectOffering) => void;
  project: string;
  value: ProjectOffering | null;
}

function OfferingField({ error, onChange, project, value }: OfferingFieldProps) {
  const [words, setWords] = useState('');
  const found = useQuery(projectOfferingsQuery(project, words));
  const offered = withChosen(found.data?.rows ?? [], value, ({ uuid }) => uuid);
  const choose = (uuid: string) => {
    const chosen = offered.find((one) => one.uuid === uuid);
    if (chosen !== undefined) onChange(chosen);
  };
  return (
    <SearchedSelect
      isRequired
      found={found}
      what="offerings"
      words={words}
      onSearch={setWords}
      label="Offering"
      placeholder="Choose an offering"
      nothing="No offerings"
      options={offered.map(({ name, provider_name, uuid }) => ({
        id: uuid,
        label: name,
        description: `From ${provider_name}`,
      }))}
      value={value?.uuid ?? null}
      onChange={choose}
      description={value?.asks_for_review === true ? `${value.provider_name} approves it, too.` : undefined}
      error={error}
    />
  );
}

interface LimitFieldsProps {
  error: string | undefined;
  limits: Limits;
  offering: ProjectOffering;
  onChange: (limits: Limits) => void;
}

function LimitFields({ error, limits, offering, onChange }: LimitFieldsProps) {
  return offering.components.map(({ name, type }) => (
    <NumberField
      key={type}
      label={name === '' ? type : name}
      minValue={0}
      value={limits[type] ?? Number.NaN}
      onChange={(count) => onChange({ ...limits, [type]: count })}
      error={error}
    />
  ));
}
