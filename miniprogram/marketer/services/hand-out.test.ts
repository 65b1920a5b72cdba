import { handOutCsv } from './hand-out';

interface Phone {
  files: Record<string, string>;
  shared: { filePath: string; fileName: string }[];
  pasted: string[];
  said: string[];
}

/** A phone that can share files, or cannot, or whose person thinks better of it. */
function phoneThat(sharing: 'works' | 'is missing' | 'fails' | 'is cancelled'): Phone {
  const phone: Phone = { files: {}, shared: [], pasted: [], said: [] };
  Object.assign(globalThis, {
    wx: {
      env: { USER_DATA_PATH: 'wxfile://usr' },
      canIUse: () => sharing !== 'is missing',
      getAppBaseInfo: () => ({ language: 'zh_CN' }),
      getFileSystemManager: () => ({
        writeFileSync: (path: string, content: string) => {
          phone.files[path] = content;
        },
      }),
      shareFileMessage: (options: Phone['shared'][number]) => {
        if (sharing === 'fails') return Promise.reject(Object.assign(new Error(), { errMsg: 'shareFileMessage:fail' }));
        if (sharing === 'is cancelled')
          return Promise.reject(Object.assign(new Error(), { errMsg: 'shareFileMessage:fail cancel' }));
        phone.shared.push(options);
        return Promise.resolve({});
      },
      setClipboardData: ({ data }: { data: string }) => {
        phone.pasted.push(data);
        return Promise.resolve({});
      },
      showToast: ({ title }: { title: string }) => {
        phone.said.push(title);
        return Promise.resolve({});
      },
    },
  });
  return phone;
}

test('a table is handed out as a file that a spreadsheet reads as UTF-8', async () => {
  const phone = phoneThat('works');
  await handOutCsv('账本 2026-10', { text: '期初,1', rows: 1 });
  expect(phone).toEqual({
    files: { 'wxfile://usr/账本 2026-10.csv': '\ufeff期初,1' },
    shared: [{ filePath: 'wxfile://usr/账本 2026-10.csv', fileName: '账本 2026-10.csv' }],
    pasted: [],
    said: ['已导出 1 行'],
  });
});

test.each(['is missing', 'fails'] as const)('it is copied where sharing %s', async (sharing) => {
  const phone = phoneThat(sharing);
  await handOutCsv('账本', { text: '期初,1', rows: 1 });
  expect(phone).toMatchObject({ pasted: ['期初,1'], said: ['已复制 1 行，可粘贴到表格'] });
});

test('who cancels finds nothing on her clipboard', async () => {
  const phone = phoneThat('is cancelled');
  await handOutCsv('账本', { text: '期初,1', rows: 1 });
  expect(phone).toMatchObject({ pasted: [], said: [] });
});
