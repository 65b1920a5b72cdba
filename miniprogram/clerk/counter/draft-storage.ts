import { now } from '../../services/clock';
import { withDraft, withoutDraft, worthKeeping, type KeptDraft } from './kept-drafts';
import { findQueued } from './sale-queue';

const key = 'clerk-drafts';

/** The bills and returns that this phone still has to finish. */
export function readDrafts(): KeptDraft[] {
  const stored: unknown = wx.getStorageSync(key);
  const drafts = Array.isArray(stored) ? worthKeeping(stored as KeptDraft[], now()) : [];
  // A crash may have come between keeping a sale for later and forgetting its draft: the queue is the one that counts.
  return drafts.filter(({ requestId }) => !findQueued(requestId));
}

/** Whether the phone could keep it; a full one cannot. */
export function keepDraft(draft: KeptDraft): boolean {
  try {
    wx.setStorageSync(key, withDraft(readDrafts(), draft));
    return true;
  } catch {
    return false;
  }
}

export function removeDraft(requestId: string): void {
  try {
    wx.setStorageSync(key, withoutDraft(readDrafts(), requestId));
  } catch {
    // It stays as one that was sent: sent again it gets its first answer.
  }
}
