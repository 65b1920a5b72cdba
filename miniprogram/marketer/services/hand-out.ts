import { marketerCopy } from '../copy/index';
import type { Csv } from '../figures/csv';

/** What tells a spreadsheet that the Chinese in a file is UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/**
 * Hands a table out: as a file that the person sends on to a chat or a computer, and where that is not possible as text to
 * paste. Either way it is said how many rows it has. To be called in a tap, which WeChat asks for.
 */
export async function handOutCsv(name: string, { text, rows }: Csv): Promise<void> {
  const words = marketerCopy().handOut;
  const shared = await shareFile(`${name}.csv`, `${BYTE_ORDER_MARK}${text}`);
  if (shared === 'cancelled') return;
  if (shared === 'impossible') await wx.setClipboardData({ data: text });
  void wx.showToast({ title: shared === 'shared' ? words.shared(rows) : words.copied(rows), icon: 'none' });
}

async function shareFile(fileName: string, content: string): Promise<'shared' | 'cancelled' | 'impossible'> {
  if (!wx.canIUse('shareFileMessage')) return 'impossible';
  try {
    const filePath = `${wx.env.USER_DATA_PATH}/${fileName}`;
    wx.getFileSystemManager().writeFileSync(filePath, content, 'utf8');
    await wx.shareFileMessage({ filePath, fileName });
    return 'shared';
  } catch (failure) {
    const { errMsg } = Object(failure) as { errMsg?: unknown };
    return typeof errMsg === 'string' && errMsg.includes('cancel') ? 'cancelled' : 'impossible';
  }
}
