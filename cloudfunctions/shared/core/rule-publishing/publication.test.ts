import { onePerYuan } from '../testing/shop';
import type { EpochMs } from '../units';
import { decidePublication, decideWithdrawal, type PublishFacts } from './publication';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const now = Date.parse('2026-11-21T10:00:00+08:00');
const at = (ms: number): EpochMs => ms as EpochMs;

const facts: PublishFacts = {
  draft: { expiry: { mode: 'never' }, pendingDays: 0, rules: [onePerYuan] },
  after: 2,
  basedOn: 2,
  newest: { version: 2, name: '林', at: at(now - HOUR) },
  overrule: false,
  effectiveFrom: at(now + 2 * MINUTE),
  effectiveUntil: undefined,
  note: '双十二',
  by: { staffId: 'hq', name: '秦明玥', at: at(now) },
  seen: true,
  taken: undefined,
  triedAt: at(now - HOUR),
  leadMs: 2 * MINUTE,
};

it('publishes the next version, and seals the rules without who wrote them', () => {
  const decided = decidePublication(facts);
  expect(decided).toMatchObject({ ok: true, value: { ruleSet: { version: 3 }, note: '双十二', withdrawn: null } });
  const others = decidePublication({ ...facts, note: '', by: { ...facts.by, name: '别人' } });
  expect(decided.ok && others.ok && decided.value.ruleSet.hash === others.value.ruleSet.hash).toBe(true);
});

it('takes effect no sooner than everybody can know of it; the very instant is early enough', () => {
  expect(decidePublication({ ...facts, effectiveFrom: at(now + 2 * MINUTE - 1) })).toEqual({
    ok: false,
    refusal: { code: 'effective_too_soon', earliest: now + 2 * MINUTE },
  });
});

it('asks for a dry run within a day', () => {
  const refusal = { code: 'dry_run_required', hours: 24 };
  expect(decidePublication({ ...facts, triedAt: undefined })).toEqual({ ok: false, refusal });
  expect(decidePublication({ ...facts, triedAt: at(now - 24 * HOUR) })).toEqual({ ok: false, refusal });
  expect(decidePublication({ ...facts, triedAt: at(now - 24 * HOUR + 1) }).ok).toBe(true);
});

it('tells the second of two publishers who was first', () => {
  const taken = { name: '林', at: at(now - 1) };
  expect(decidePublication({ ...facts, taken })).toEqual({
    ok: false,
    refusal: { code: 'rules_version_taken', version: 3, ...taken },
  });
});

describe('a draft that was begun from another version than the newest', () => {
  const outdated = { ...facts, basedOn: 1 };

  it('is refused, with who published the newest and when', () => {
    expect(decidePublication(outdated)).toEqual({
      ok: false,
      refusal: { code: 'rules_draft_outdated', basedOn: 1, newest: 2, name: '林', at: now - HOUR },
    });
  });

  it('is refused as well when its own version was withdrawn, or is over', () => {
    expect(decidePublication({ ...facts, basedOn: 3 })).toMatchObject({ refusal: { code: 'rules_draft_outdated' } });
  });

  it('is published by one who knows, and where nothing stands', () => {
    expect(decidePublication({ ...outdated, overrule: true }).ok).toBe(true);
    expect(decidePublication({ ...outdated, newest: undefined }).ok).toBe(true);
  });
});

it('publishes nothing after a version that is not there, nor for a time that ends before it begins', () => {
  expect(decidePublication({ ...facts, seen: false })).toMatchObject({
    refusal: { code: 'rules_not_found', version: 2 },
  });
  expect(decidePublication({ ...facts, effectiveUntil: facts.effectiveFrom })).toMatchObject({
    refusal: { code: 'rule_set_invalid', path: 'effectiveUntil' },
  });
});

describe('withdrawing', () => {
  const decided = decidePublication({ ...facts, effectiveFrom: at(now + HOUR) });
  if (!decided.ok) throw new Error(decided.refusal.code);
  const publication = decided.value;
  const by = { staffId: 'hq-2', name: '周', at: at(now) };

  it('is for a version that nobody evaluates by yet', () => {
    expect(decideWithdrawal(publication, { by, leadMs: 2 * MINUTE })).toMatchObject({
      ok: true,
      value: { withdrawn: by },
    });
    const late = { ...by, at: at(now + HOUR - 2 * MINUTE + 1) };
    expect(decideWithdrawal(publication, { by: late, leadMs: 2 * MINUTE })).toMatchObject({
      refusal: { code: 'rules_in_effect', version: 3 },
    });
  });

  it('happens once', () => {
    expect(decideWithdrawal({ ...publication, withdrawn: by }, { by, leadMs: 0 })).toEqual({
      ok: false,
      refusal: { code: 'rules_withdrawn', version: 3, name: '周', at: now },
    });
  });
});
