/**
 * The chain whose card this is. A chain replaces this file and `theme.wxss` (colours, materials, the outlined wordmark)
 * and touches nothing else; stores, tiers and categories come from the server.
 */
export const brand = {
  /** As in a sentence. */
  zh: '素里',
  en: 'Suli',
  /** Set beside the outlined glyphs of the wordmark. */
  latin: 'SULI',
  /** Codes are drawn on a canvas, which knows no WXSS: dark on white in either theme, for the scanner's sake. */
  codeInk: '#1f1d1b',
  codePaper: '#ffffff',
} as const;
