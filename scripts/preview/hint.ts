/** One step of "what to try next" beside the phones. The product writes them; the preview shows them in order. */
export interface Hint {
  phone: PhoneSlot;
  zh: string;
  en: string;
}

/** The three phones, left to right. */
export const phoneSlots = ['shopper', 'clerk', 'marketer'] as const;
export type PhoneSlot = (typeof phoneSlots)[number];
