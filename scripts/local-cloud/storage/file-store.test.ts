import { startTestCloud } from '../testing/test-cloud';
import type { TestCloud } from '../testing/test-cloud';

let cloud: TestCloud;

beforeAll(async () => {
  cloud = await startTestCloud({ functions: false });
});

afterAll(() => cloud.stop());

async function upload(cloudPath: string, content: string): Promise<string> {
  return (await cloud.app.uploadFile({ cloudPath, fileContent: Buffer.from(content) })).fileID;
}

async function address(fileID: string, maxAge = 60): Promise<string> {
  const { fileList } = await cloud.app.getTempFileURL({ fileList: [{ fileID, maxAge }] });
  return String(fileList[0]?.tempFileURL);
}

it('stores, hands out and deletes a file through the real SDK', async () => {
  const fileID = await upload('coupons/优惠 券.txt', 'twenty off');
  expect(fileID).toMatch(/^cloud:\/\/.*\/coupons\/优惠 券\.txt$/);
  const { fileContent } = await cloud.app.downloadFile({ fileID });
  expect(fileContent?.toString()).toBe('twenty off');
  expect((await cloud.app.deleteFile({ fileList: [fileID] })).fileList).toEqual([{ fileID, code: 'SUCCESS' }]);
  await expect(cloud.app.downloadFile({ fileID })).rejects.toMatchObject({ code: 'STORAGE_FILE_NONEXIST' });
});

it('replaces a file that is uploaded again', async () => {
  await upload('a.txt', 'first');
  const fileID = await upload('a.txt', 'second');
  expect(await (await fetch(await address(fileID))).text()).toBe('second');
});

it('says which of several files are missing', async () => {
  const fileID = await upload('b.txt', 'b');
  const missing = fileID.replace('b.txt', 'c.txt');
  const { fileList } = await cloud.app.getTempFileURL({ fileList: [fileID, missing, 'cloud://other.env/b.txt'] });
  expect(fileList.map(({ code }) => code)).toEqual(['SUCCESS', 'STORAGE_FILE_NONEXIST', 'STORAGE_FILE_NONEXIST']);
});

it('opens an address only with its signature and until it expires', async () => {
  const url = await address(await upload('d.txt', 'd'));
  expect((await fetch(url)).status).toBe(200);
  expect((await fetch(url.replace('d.txt', 'a.txt'))).status).toBe(403);
  expect((await fetch(url, { method: 'PUT', body: 'mine' })).status).toBe(403);
  await cloud.clock.advance(61_000);
  expect((await fetch(url)).status).toBe(403);
});

it.each(['../escape.txt', '/absolute.txt', 'folder/', 'a/../../escape.txt'])(
  'refuses the path %s',
  async (cloudPath) => {
    await expect(cloud.app.getUploadMetadata({ cloudPath })).rejects.toMatchObject({ code: 'INVALID_PARAM' });
  },
);
