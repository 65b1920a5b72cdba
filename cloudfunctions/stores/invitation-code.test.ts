import fc from 'fast-check';
import { newInvitationCode, printedCode, typedCode } from './invitation-code';

test('a code is ten characters that nobody mistakes for one another, in two groups', () => {
  for (let made = 0; made < 200; made += 1) {
    expect(printedCode(newInvitationCode())).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
  }
  expect(new Set(Array.from({ length: 200 }, newInvitationCode)).size).toBe(200);
});

test('it is found again however somebody types it', () => {
  const slip = fc.record({ lower: fc.boolean(), gap: fc.constantFrom('', ' ', '-', ' - '), alike: fc.boolean() });
  fc.assert(
    fc.property(fc.array(slip, { minLength: 10, maxLength: 10 }), (slips) => {
      const code = newInvitationCode();
      const typed = slips.map(({ lower, gap, alike }, at) => {
        const character = code.charAt(at);
        const written = alike ? character.replace('0', 'O').replace('1', 'l') : character;
        return `${lower ? written.toLowerCase() : written}${gap}`;
      });
      expect(typedCode(typed.join(''))).toBe(code);
    }),
  );
});
