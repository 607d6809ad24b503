import { z } from 'zod';
import { line } from '@/lib/contracts/common';
import { MOST_ENTRIES } from '@/lib/contracts/rules/definition';

const MOST_CHARACTERS = 200;

/** A list of texts of one line that a filter compares with. */
export const textList = z.array(line(MOST_CHARACTERS, 1)).min(1).max(MOST_ENTRIES);
