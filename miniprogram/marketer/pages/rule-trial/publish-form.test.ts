import type { EpochMs } from '@vip-card/core';
import { now } from '../../testing/wording';
import type { KeptRuleDraft } from '../../rules/kept-draft';
import { firstForm, notBefore, periodOf, publication } from './publish-form';

const kept: KeptRuleDraft = { from: 1, draft: { expiry: { mode: 'never' }, pendingDays: 0, rules: [] } };
const of = { kept, after: 2, overrule: false, requestId: 'r-1' };
const iso = (at: EpochMs | null): string | null => at && new Date(at).toISOString();

test('begins with the next midnight in Shanghai, without an end', () => {
  const { from, until } = periodOf(firstForm(now));
  expect([iso(from), until]).toEqual(['2026-11-21T16:00:00.000Z', null]);
});

test('asks for what its pickers say, and leaves out an end that is not wanted', () => {
  const form = { ...firstForm(now), note: ' 双十二 ' };
  const input = publication(form, of);
  expect(input).toMatchObject({ after: 2, basedOn: 1, note: '双十二', requestId: 'r-1' });
  expect('effectiveUntil' in input || 'overrule' in input).toBe(false);
  expect(publication(form, { ...of, overrule: true })).toMatchObject({ overrule: true });
  const limited = publication({ ...form, limited: true, untilDay: '2026-12-13', untilTime: '10:30' }, of);
  expect(iso(limited.effectiveUntil ?? null)).toBe('2026-12-13T02:30:00.000Z');
});

test('moves on to the next full minute when it has become too early', () => {
  const form = { ...firstForm(now), day: '2026-11-21', time: '14:00' };
  expect(notBefore(form, (now + 61_000) as EpochMs)).toMatchObject({ day: '2026-11-21', time: '14:02' });
  expect(notBefore(form, now)).toBe(form);
});
