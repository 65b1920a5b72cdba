/**
 * Units and functions of WXSS that a browser lacks, in values and in inline styles. 750rpx are the width of the phone:
 * `--rpx` is one of them, as a length. `vh` counts the page's area without the bars, which is a size container.
 */
export function portValue(value: string): string {
  if (!/rpx|vh\b|env\(|constant\(/.test(value)) return value;
  return value
    .replace(/(^|[^\w.#-])([+-]?(?:\d+\.?\d*|\.\d+))(rpx|vh)\b/g, (_, before: string, size: string, unit: string) =>
      unit === 'vh' ? `${before}${size}cqh` : `${before}calc(var(--rpx) * ${String(Number(size))})`,
    )
    .replace(/\b(?:env|constant)\(\s*safe-area-inset-(top|right|bottom|left)\s*/g, 'var(--safe-$1');
}

/** Media queries take no variables: lengths are those of a phone of the usual width. */
export function portMediaParams(params: string): string {
  return params.replace(/([+-]?(?:\d+\.?\d*|\.\d+))rpx\b/g, (_, size: string) => `${String(Number(size) / 2)}px`);
}
