import { businessDayOf, type EpochMs, type RulesActions } from '@vip-card/core';
import { momentOf } from '../../../copy/figures';
import { instantOf } from '../../rules/example-bill';
import type { KeptRuleDraft } from '../../rules/kept-draft';

/** When a draft is to count, as its pickers say it, and why. */
export interface PublishForm {
  day: string;
  time: string;
  limited: boolean;
  untilDay: string;
  untilTime: string;
  note: string;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** From the next midnight on, without an end; an end that is asked for is a month later. */
export function firstForm(now: EpochMs): PublishForm {
  const tomorrow = businessDayOf((now + DAY_MS) as EpochMs);
  const later = businessDayOf((now + 31 * DAY_MS) as EpochMs);
  return { day: tomorrow, time: '00:00', limited: false, untilDay: later, untilTime: '00:00', note: '' };
}

/** The two instants that a form means. */
export function periodOf(form: PublishForm): { from: EpochMs; until: EpochMs | null } {
  return {
    from: instantOf(form.day, form.time),
    until: form.limited ? instantOf(form.untilDay, form.untilTime) : null,
  };
}

/** The publication that a form asks for. `overrule`: the writer knows that her draft is not of the newest version. */
export function publication(
  form: PublishForm,
  of: { kept: KeptRuleDraft; after: number; overrule: boolean; requestId: string },
): RulesActions['publish']['input'] {
  const { from, until } = periodOf(form);
  return {
    requestId: of.requestId,
    draft: of.kept.draft,
    basedOn: of.kept.from,
    after: of.after,
    ...(of.overrule ? { overrule: true } : {}),
    effectiveFrom: from,
    ...(until === null ? {} : { effectiveUntil: until }),
    note: form.note.trim(),
  };
}

/** Moves a form that has become too early, as when the page stayed open past midnight; others stay as they are. */
export function notBefore(form: PublishForm, earliest: EpochMs): PublishForm {
  if (periodOf(form).from >= earliest) return form;
  const next = (Math.ceil(earliest / 60_000) * 60_000) as EpochMs;
  return { ...form, day: businessDayOf(next), time: momentOf(next).time };
}
