'use client';

import { type UseMutationOptions, useMutation as useObservedMutation } from '@tanstack/react-query';
import { useCallback } from 'react';

/** What follows one call of `mutate`. */
interface Afterwards<TData> {
  onError?: (error: Error) => void;
  onSettled?: () => void;
  onSuccess?: (data: TData) => void;
}

/**
 * TanStack Query's useMutation, but for one thing: what `mutate` is given to do afterwards is done although the component
 * has gone meanwhile. A change often takes away the very button that made it, and its message is to be shown all the same.
 */
export function useMutation<TData, TVariables = void, TKept = unknown>(
  options: UseMutationOptions<TData, Error, TVariables, TKept>,
) {
  const mutation = useObservedMutation(options);
  const { mutateAsync } = mutation;
  const mutate = useCallback(
    (variables: TVariables, { onError, onSettled, onSuccess }: Afterwards<TData> = {}) =>
      void mutateAsync(variables)
        .then(onSuccess, onError ?? (() => undefined))
        .finally(onSettled),
    [mutateAsync],
  );
  return { ...mutation, mutate };
}
