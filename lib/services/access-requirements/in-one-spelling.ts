import { fieldError } from '@/lib/core/errors';

type Spelt = {
  dataset_name?: string | null | undefined;
  datasetName?: string | null | undefined;
  renewal_details_url?: string | null | undefined;
  renewalDetailsUrl?: string | null | undefined;
};

/** What was given of a requirement, with the two names of the reference in one spelling. @throws validation_failed where both differ */
export function inOneSpelling<Given extends Spelt>(given: Given) {
  const { datasetName, renewalDetailsUrl, ...rest } = given;
  return {
    ...rest,
    dataset_name: either('datasetName', given.dataset_name, datasetName),
    renewal_details_url: either('renewalDetailsUrl', given.renewal_details_url, renewalDetailsUrl),
  };
}

function either<Value>(field: string, ours: Value | undefined, theirs: Value | undefined): Value | undefined {
  if (ours !== undefined && theirs !== undefined && ours !== theirs) {
    throw fieldError(field, 'Differs from the same value in the other spelling.');
  }
  return ours === undefined ? theirs : ours;
}
