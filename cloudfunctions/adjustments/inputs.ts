import type { MemberNo, Points } from '@vip-card/core';
import { wholeNumber } from '@vip-card/cloud';
import * as v from 'valibot';

export const memberNo = v.pipe(
  wholeNumber(1, 99_999_999),
  v.transform((number) => number as MemberNo),
);

/** More than any member has; a typing error rather than a gift. */
const MOST = 1_000_000;

/** What is given, or with a minus what is taken; never nothing. */
export const signedPoints = v.pipe(
  wholeNumber(-MOST, MOST),
  v.check((points) => points !== 0, 'points to give or to take'),
  v.transform((points) => points as Points),
);
