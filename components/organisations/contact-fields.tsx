'use client';

import { fieldErrorOf } from '@/components/ui/field-errors';
import { Select } from '@/components/ui/select';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import { countryNames } from '@/lib/contracts/customers/countries';
import type { Customer } from '@/lib/contracts/customers/customers';

export const contactFields = [
  'email',
  'phone_number',
  'homepage',
  'contact_details',
  'registration_code',
  'vat_code',
  'address',
  'postal',
  'country',
] as const;
export type Contact = Pick<Customer, (typeof contactFields)[number]>;

interface ContactFieldsProps {
  contact: Contact;
  error: Error | null;
  onChange: (changes: Partial<Contact>) => void;
}

const countries = [
  { id: '', label: 'None' },
  ...Object.entries(countryNames)
    .map(([id, label]) => ({ id, label }))
    .toSorted((a, b) => a.label.localeCompare(b.label, 'en')),
];

/** How an organisation is reached, and under what it is registered. */
export function ContactFields({ contact, error, onChange }: ContactFieldsProps) {
  const line = (name: Exclude<keyof Contact, 'contact_details' | 'country'>, label: string, maxLength: number) => (
    <TextField
      label={label}
      maxLength={maxLength}
      value={contact[name]}
      onChange={(text) => onChange({ [name]: text })}
      error={fieldErrorOf(error, name)}
    />
  );
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        {line('email', 'Email', 75)}
        {line('phone_number', 'Phone number', 255)}
        {line('homepage', 'Website', 255)}
        {line('registration_code', 'Registration number', 160)}
        {line('vat_code', 'VAT number', 20)}
        {line('postal', 'Postal code', 20)}
      </div>
      {line('address', 'Address', 300)}
      <Select
        label="Country"
        options={countries}
        value={contact.country}
        onChange={(country) => onChange({ country })}
        error={fieldErrorOf(error, 'country')}
      />
      <TextArea
        label="Contact details"
        maxLength={500}
        value={contact.contact_details}
        onChange={(text) => onChange({ contact_details: text })}
        error={fieldErrorOf(error, 'contact_details')}
      />
    </>
  );
}
