import type { MarketerCopy } from '../copy/index';
import type { Field, FieldKey } from './field';

/** A field as `field-list` shows it. */
export interface FieldView {
  key: FieldKey;
  as: Field<unknown>['as'];
  label: string;
  /** What is typed, or the one that is chosen. */
  text: string;
  unit: string;
  /** Which keyboard: `text`, or `digit` with a decimal point. */
  keyboard: 'text' | 'digit';
  options: { id: string; label: string; on: boolean }[];
  /** The place of the chosen option. */
  at: number;
  on: boolean;
  /** What is wrong with what was typed; empty when nothing is. */
  trouble: string;
}

/** What a person typed that was not taken, by field: it stays on the screen with a sentence. */
export type Troubles = Partial<Record<FieldKey, string>>;

/** How options are called: the chain's own names, and those of the copy. */
export type OptionNames = (key: FieldKey, option: string) => string;

export function fieldViews<Target>(
  fields: readonly Field<Target>[],
  troubles: Troubles,
  nameOf: OptionNames,
  { fields: words }: MarketerCopy,
): FieldView[] {
  return fields.map((field) => {
    const refused = troubles[field.key];
    const plain: FieldView = {
      key: field.key,
      as: field.as,
      label: words.labels[field.key],
      text: 'text' in field ? (refused ?? field.text) : '',
      unit: field.as === 'typed' ? words.units[field.unit] : '',
      keyboard: field.as === 'typed' && field.unit === 'none' ? 'text' : 'digit',
      options: [],
      at: 0,
      on: field.as === 'switch' && field.on,
      trouble: refused === undefined ? '' : words.trouble(field.key),
    };
    if (field.as !== 'choice' && field.as !== 'choices') return plain;
    const chosen: readonly string[] = field.as === 'choice' ? [field.chosen] : field.chosen;
    // What a rule names may have left the chain: it is shown until something else is chosen.
    const all = [...field.options, ...chosen.filter((option) => !field.options.includes(option))];
    const options = all.map((id) => ({ id, label: nameOf(field.key, id), on: chosen.includes(id) }));
    const at = options.findIndex(({ on }) => on);
    return { ...plain, options, at, text: options[at]?.label ?? '' };
  });
}

/** Writes what a person entered into its field: the target with it, or the troubles with it. */
export function writeField<Target>(
  fields: readonly Field<Target>[],
  troubles: Troubles,
  { key, value }: { key: FieldKey; value: string },
): { target: Target | undefined; troubles: Troubles } {
  const field = fields.find((each) => each.key === key);
  const others: Troubles = Object.fromEntries(Object.entries(troubles).filter(([name]) => name !== key));
  if (!field) return { target: undefined, troubles: others };
  const target = field.as === 'switch' ? field.write() : field.write(value);
  const isRefused = target === undefined && field.as !== 'choices';
  return { target, troubles: isRefused ? { ...others, [key]: value } : others };
}
