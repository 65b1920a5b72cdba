import { now } from '../../services/clock';
import { withDraft, withoutDraft, worthKeeping, type KeptDraft } from './kept-drafts';

const key = 'clerk-drafts';

/** The bills and returns that this phone still has to finish. */
export function readDrafts(): KeptDraft[] {
  const stored: unknown = wx.getStorageSync(key);
  return Array.isArray(stored) ? worthKeeping(stored as KeptDraft[], now()) : [];
}

export function saveDraft(draft: KeptDraft): void {
  wx.setStorageSync(key, withDraft(readDrafts(), draft));
}

export function removeDraft(requestId: string): void {
  wx.setStorageSync(key, withoutDraft(readDrafts(), requestId));
}
