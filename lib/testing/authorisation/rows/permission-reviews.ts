import { database } from '@/lib/db/client';
import { type Caller, type Place, placeOf } from '@/lib/testing/authorisation/callers';
import { type Outcome, type Outcomes, only } from '@/lib/testing/authorisation/expectations';
import type { MatrixRow, MatrixRows, Question } from '@/lib/testing/authorisation/find-matrix-errors';
import { testNow } from '@/lib/testing/test-context';

/** CUSTOMER.UPDATE_PERMISSION on the customer; support reads. */
const mayClose: Readonly<Record<Place, readonly Caller[]>> = {
  sameProject: ['owner', 'staff'],
  otherProject: ['owner', 'staff'],
  otherCustomer: ['staff'],
};

export const permissionReviewRows: MatrixRows = {
  project_reviews_list: { outcomes: readers('shown', 'hidden'), ask: ofReview('project', listed) },
  project_reviews_read: { outcomes: readers(200, 404), ask: ofReview('project') },
  project_reviews_close: { outcomes: closers(), ask: ofReview('project') },
  customer_reviews_list: { outcomes: ofCustomers(readers('shown', 'hidden')), ask: ofReview('customer', listed) },
  customer_reviews_read: { outcomes: ofCustomers(readers(200, 404)), ask: ofReview('customer') },
  customer_reviews_close: { outcomes: ofCustomers(closers()), ask: ofReview('customer') },
};

type InPlaces = Readonly<Record<Place, Outcomes>>;

function readers(outcome: Outcome, rest: Outcome): InPlaces {
  return inPlaces((place) => only([...mayClose[place], 'support'], outcome, rest));
}

function closers(): InPlaces {
  return inPlaces((place) => ({ ...only(mayClose[place], 200, 404), support: 403 }));
}

function inPlaces(of: (place: Place) => Outcomes): InPlaces {
  return { sameProject: of('sameProject'), otherProject: of('otherProject'), otherCustomer: of('otherCustomer') };
}

/** A customer is the same for all its projects. */
function ofCustomers({ otherCustomer, sameProject }: InPlaces) {
  return { sameProject, otherCustomer };
}

function listed(uuid: string): Question {
  return { query: '?page_size=300', seeks: uuid };
}

/** Asks about an open review of the project in question, or of its customer. */
function ofReview(
  kind: 'project' | 'customer',
  ask: (uuid: string) => Question = (uuid) => ({ params: { uuid } }),
): MatrixRow['ask'] {
  return async ({ projects }, _caller, subject) => {
    const { customer_id, id: project_id } = projects[placeOf(subject)];
    const place = kind === 'project' ? { project_id } : { customer_id };
    await database().permissionReview.deleteMany({ where: place });
    return ask((await database().permissionReview.create({ data: { ...place, created: testNow } })).id);
  };
}
