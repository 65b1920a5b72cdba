import type { PhoneSlot } from '../hint';
import type { Problem } from '../problem';
import type { Language, VisibleCode } from './wx/device';
import type { NetworkMode } from './wx/network-switch';

/** How a phone is set, by its switches in the shell. */
export interface PhoneSettings {
  theme: 'light' | 'dark';
  /** WeChat's font size, 1 to 1.4. */
  fontScale: number;
  network: NetworkMode;
  language: Language;
  /** Without status bar and home indicator: in a desktop window, or in a real phone's browser. */
  bare: boolean;
}

/** What the page inside the iframe offers to the page around it. Same origin, so these are plain calls. */
export interface PhoneLink {
  readonly openid: string;
  apply(settings: PhoneSettings): void;
  setClockOffset(offsetMs: number): void;
  deliver(message: PhoneMessage): void;
  report(problem: Problem): void;
  /** The page on top, as a URL that opens it again. */
  currentUrl(): string | undefined;
}

/** What the shell offers to the phones in it. */
interface ShellLink {
  connect(slot: PhoneSlot, phone: PhoneLink): void;
  /** The codes that the other phones show now. */
  visibleCodes(asking: PhoneSlot): Promise<VisibleCode[]>;
}

/** A subscribe message on its way to one phone. */
export interface PhoneMessage {
  title: string;
  lines: readonly string[];
  /** The page it opens; the entry page when absent. */
  page?: string;
}

declare global {
  interface Window {
    previewShell?: ShellLink;
    previewPhone?: PhoneLink;
  }
}
