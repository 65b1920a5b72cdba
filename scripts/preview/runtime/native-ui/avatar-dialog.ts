import { showActionSheet } from './action-sheet';
import type { NativeUi } from './native-ui';
import { pickFile } from './pick-file';

/** `open-type="chooseAvatar"`: the person's WeChat picture (drawn from the first character of the nickname) or a file. */
export async function chooseAvatar(ui: NativeUi, nickname: string): Promise<string | undefined> {
  const itemList = [ui.say('avatarWechat'), ui.say('avatarFile')];
  const chosen = await showActionSheet(ui, { itemList, alertText: ui.say('avatarTitle') });
  if (chosen === 0) return drawnAvatar(nickname);
  if (chosen === undefined) return undefined;
  const file = await pickFile('image/*');
  return file && URL.createObjectURL(file);
}

function drawnAvatar(nickname: string): string {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 132;
  const paint = canvas.getContext('2d');
  if (paint) {
    paint.fillStyle = '#E9E1D3';
    paint.fillRect(0, 0, 132, 132);
    paint.fillStyle = '#5C5140';
    paint.font = '64px sans-serif';
    paint.textAlign = 'center';
    paint.textBaseline = 'middle';
    paint.fillText(Array.from(nickname)[0] ?? '', 66, 70);
  }
  return canvas.toDataURL();
}
