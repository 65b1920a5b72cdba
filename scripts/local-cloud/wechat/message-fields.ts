/**
 * What WeChat accepts in the fields of a subscribe message, by the kind that a field's name begins with (`thing1`,
 * `date2` ...). Lengths count characters. Source: the parameter table of subscribeMessage.send.
 */
const accepts: Record<string, (value: string) => boolean> = {
  thing: (value) => length(value) <= 20,
  number: (value) => /^\d+(\.\d+)?$/.test(value) && value.length <= 32,
  letter: (value) => /^[A-Za-z]{1,32}$/.test(value),
  symbol: (value) => /^[^\p{L}\p{N}\s]{1,5}$/u.test(value),
  character_string: (value) => /^[\x20-\x7e]{1,32}$/.test(value),
  time: (value) => range(value, (each) => TIME.test(each) || DATE.test(each)),
  date: (value) => range(value, (each) => DATE.test(each)),
  amount: (value) => /^(\p{Sc}|CNY|RMB)?\d{1,10}(\.\d+)?元?$/u.test(value),
  phone_number: (value) => /^[\d+\-() ]{1,17}$/.test(value),
  car_number: (value) => /^\p{Script=Han}?[A-Za-z0-9]+\p{Script=Han}?$/u.test(value) && length(value) <= 8,
  name: (value) =>
    /\p{Script=Han}/u.test(value)
      ? length(value) <= 10 && /^[\p{Script=Han}A-Za-z·.\- ]+$/u.test(value)
      : /^[\x20-\x7e]{1,20}$/.test(value),
  phrase: (value) => /^\p{Script=Han}{1,5}$/u.test(value),
};

const CLOCK = String.raw`([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?`;
const DAY = String.raw`\d{4}(年(0?[1-9]|1[0-2])月(0?[1-9]|[12]\d|3[01])日|[-/.](0?[1-9]|1[0-2])[-/.](0?[1-9]|[12]\d|3[01]))`;
const TIME = new RegExp(`^${CLOCK}$`);
const DATE = new RegExp(`^${DAY}( ?${CLOCK})?$`);

/** Whether WeChat would take this value in the field of this name; an unknown kind it would not. */
export function acceptsField(field: string, value: string): boolean {
  const kind = /^([a-z_]+?)\d*$/.exec(field)?.[1];
  const accept = kind === undefined ? undefined : accepts[kind];
  return value !== '' && accept?.(value) === true;
}

function length(value: string): number {
  return Array.from(value).length;
}

/** One value, or two with `~` between them. */
function range(value: string, accept: (each: string) => boolean): boolean {
  const parts = value.split('~').map((part) => part.trim());
  return parts.length <= 2 && parts.every(accept);
}
