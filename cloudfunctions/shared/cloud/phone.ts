import { maskPhone, type Member } from '@vip-card/core';
import { createHmac } from 'node:crypto';

/**
 * A phone number as a member keeps it. The hash names it in `identities`: it is keyed, so that who reads the database cannot
 * simply hash all numbers. `number` has no country code when it is a mainland one.
 * @throws without the environment variable PHONE_HASH_KEY: a key that everybody knows would be none
 */
export function phoneOf(number: string): NonNullable<Member['phone']> {
  const key = process.env['PHONE_HASH_KEY'];
  if (key === undefined) throw new Error('set the environment variable PHONE_HASH_KEY of the function members');
  const hash = createHmac('sha256', key).update(number).digest('hex');
  return { number, hash, masked: maskPhone(number), lastFour: number.slice(-4) };
}
