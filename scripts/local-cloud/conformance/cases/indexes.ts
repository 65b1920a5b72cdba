import { cloud, command, duplicate, foundIds, Geo } from '../conformance-cloud';

describe('an index for another program', () => {
  const post = async (body: object): Promise<{ status: number; message: string }> => {
    const response = await fetch(`${cloud.url}/local/indexes`, { method: 'POST', body: JSON.stringify(body) });
    return { status: response.status, message: await response.text() };
  };
  const code = { name: 'code', fields: [{ path: 'code' }], unique: true };

  test('is made on request, with its collection when there is none', async () => {
    expect(await post({ collection: 'coupons', ...code })).toMatchObject({ status: 200 });
    const coupons = cloud.db.collection('coupons');
    await coupons.add({ code: 'a' });
    await expect(coupons.add({ code: 'a' })).rejects.toMatchObject(duplicate);
  });

  test('lets an existing collection be asked about places', async () => {
    const { name } = await cloud.filled([{ _id: 'a', at: new Geo.Point(1, 2) }]);
    await post({ collection: name, name: 'at', fields: [{ path: 'at', direction: '2dsphere' }] });
    const near = command.geoNear({ geometry: new Geo.Point(1, 2), maxDistance: 10 });
    expect(await foundIds(cloud.db.collection(name).where({ at: near }))).toEqual(['a']);
  });

  test('is refused when the documents or the words do not allow it', async () => {
    const { name } = await cloud.filled([{ code: 'a' }, { code: 'a' }]);
    expect(await post({ collection: name, ...code })).toMatchObject({ status: 409 });
    expect(await post({ collection: name, name: 'x', fields: [{ path: 'x', direction: 2 }] })).toEqual({
      status: 400,
      message: '{"message":"The direction of x must be 1, -1 or \\"2dsphere\\"."}',
    });
    expect(await post({ collection: name, name: 'x', fields: [] })).toMatchObject({ status: 400 });
    expect(await post({ name: 'x', fields: [] })).toMatchObject({ status: 400 });
  });
});
