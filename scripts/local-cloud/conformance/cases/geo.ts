import { command, cloud, failed, foundIds, Geo } from '../conformance-cloud';
import type { Collection, Fields, Geometry } from '../sdk';

const _ = command;

const point = (longitude: number, latitude: number) => new Geo.Point(longitude, latitude);
const line = (...points: [number, number][]) => new Geo.LineString(points.map(([lng, lat]) => point(lng, lat)));
const polygon = (...rings: [number, number][][]) => new Geo.Polygon(rings.map((ring) => line(...ring)));

/** Inner Shanghai with a hole around People's Square. */
const shanghai = polygon(
  [
    [121.4, 31.1],
    [121.6, 31.1],
    [121.6, 31.3],
    [121.4, 31.3],
    [121.4, 31.1],
  ],
  [
    [121.465, 31.22],
    [121.48, 31.22],
    [121.48, 31.24],
    [121.465, 31.24],
    [121.465, 31.22],
  ],
);
const peoplesSquare = point(121.475, 31.232);

let places: Collection;
beforeAll(async () => {
  places = await cloud.indexed('places');
  await places.add([
    { _id: 'square', at: peoplesSquare },
    { _id: 'jingan', at: point(121.448, 31.223) },
    { _id: 'pudong', at: point(121.544, 31.221) },
    { _id: 'beijing', at: point(116.404, 39.915) },
    { _id: 'metro', at: line([121.448, 31.223], [121.544, 31.221]) },
    {
      _id: 'park',
      at: polygon([
        [121.55, 31.2],
        [121.56, 31.2],
        [121.56, 31.21],
        [121.55, 31.21],
        [121.55, 31.2],
      ]),
    },
    { _id: 'online' },
  ]);
});

const points = { _id: _.in(['square', 'jingan', 'pudong', 'beijing', 'online']) };
const near = (options: Fields) => ({ ...points, at: _.geoNear({ geometry: peoplesSquare, ...options }) });

test('geoNear answers the nearest first', async () => {
  expect(await foundIds(places.where(near({})))).toEqual(['square', 'jingan', 'pudong', 'beijing']);
});

test('geoNear keeps to distances in metres', async () => {
  expect(await foundIds(places.where(near({ maxDistance: 3_000 })))).toEqual(['square', 'jingan']);
  expect(await foundIds(places.where(near({ minDistance: 100, maxDistance: 100_000 })))).toEqual(['jingan', 'pudong']);
});

test('geoNear with skip, limit and another order', async () => {
  expect(await foundIds(places.where(near({})).skip(1).limit(1))).toEqual(['jingan']);
  expect(await foundIds(places.where(near({ maxDistance: 10_000 })).orderBy('_id', 'asc'))).toEqual([
    'jingan',
    'pudong',
    'square',
  ]);
});

test('geoNear without a 2dsphere index is refused', async () => {
  const collection = await cloud.filled([{ at: point(0, 0) }]);
  await expect(collection.where({ at: _.geoNear({ geometry: peoplesSquare }) }).get()).rejects.toMatchObject(failed);
});

test('geoNear takes only a point, in the SDK', () => {
  expect(() => _.gt(0).geoNear({ geometry: shanghai })).toThrow(TypeError);
});

const within: [string, unknown, string[]][] = [
  ['a polygon with a hole', { geometry: shanghai }, ['jingan', 'park', 'pudong']],
  [
    'several polygons',
    {
      geometry: new Geo.MultiPolygon([
        shanghai,
        polygon([
          [116, 39],
          [117, 39],
          [117, 40],
          [116, 40],
          [116, 39],
        ]),
      ]),
    },
    ['beijing', 'jingan', 'park', 'pudong'],
  ],
  ['a circle, its radius in radians', { centerSphere: [peoplesSquare, 3 / 6378.1] }, ['jingan', 'square']],
  [
    'a circle around a pair of numbers',
    { centerSphere: [[121.475, 31.232], 8 / 6378.1] },
    ['jingan', 'metro', 'pudong', 'square'],
  ],
];

test.each(within)('geoWithin %s', async (_name, options, ids) => {
  expect(await foundIds(places.where({ at: _.geoWithin(options) }).orderBy('_id', 'asc'))).toEqual(ids);
});

const across: [string, Geometry, string[]][] = [
  [
    'a polygon',
    polygon([
      [121.53, 31.19],
      [121.57, 31.19],
      [121.57, 31.23],
      [121.53, 31.23],
      [121.53, 31.19],
    ]),
    ['metro', 'park', 'pudong'],
  ],
  ['a line that crosses', line([121.5, 31.1], [121.5, 31.4]), ['metro']],
  ['a line through a polygon', line([121.54, 31.205], [121.57, 31.205]), ['park']],
  ['a point', point(116.404, 39.915), ['beijing']],
  ['a point in a polygon', point(121.555, 31.205), ['park']],
  ['several points', new Geo.MultiPoint([peoplesSquare, point(0, 0)]), ['square']],
  ['several lines', new Geo.MultiLineString([line([0, 0], [1, 1]), line([121.555, 31.1], [121.555, 31.3])]), ['park']],
  [
    'several polygons',
    new Geo.MultiPolygon([
      polygon([
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 0],
      ]),
    ]),
    [],
  ],
];

test.each(across)('geoIntersects %s', async (_name, geometry, ids) => {
  expect(await foundIds(places.where({ at: _.geoIntersects({ geometry }) }).orderBy('_id', 'asc'))).toEqual(ids);
});

test.each([
  ['geoWithin', _.geoWithin({ centerSphere: [peoplesSquare, 0.001] })],
  ['geoIntersects', _.geoIntersects({ geometry: peoplesSquare })],
  ['one of several conditions', _.exists(true).and(_.geoIntersects({ geometry: peoplesSquare }))],
])('%s without a 2dsphere index is refused', async (_name, condition) => {
  const collection = await cloud.filled([{ _id: 'a', at: peoplesSquare }]);
  await expect(collection.where({ at: condition }).get()).rejects.toMatchObject(failed);
  await expect(collection.where({ at: condition }).count()).rejects.toMatchObject(failed);
  await expect(collection.where({ at: condition }).remove()).rejects.toMatchObject(failed);
  await expect(collection.aggregate().match({ at: condition }).end()).rejects.toMatchObject(failed);
});

test('an indexed field refuses what is no place', async () => {
  const nowhere = { at: { type: 'Point', coordinates: [200, 0] } };
  await expect(places.add(nowhere)).rejects.toMatchObject(failed);
  await expect(places.add({ at: 'Shanghai' })).rejects.toMatchObject(failed);
  await expect(places.doc('square').update({ at: _.set({ lng: 'far' }) })).rejects.toMatchObject(failed);
  expect(await foundIds(places.where({ at: _.geoIntersects({ geometry: peoplesSquare }) }))).toEqual(['square']);
});

test('geo conditions join with others', async () => {
  const filter = _.and([{ at: _.geoWithin({ geometry: shanghai }) }, { _id: _.neq('park') }]);
  expect(await foundIds(places.where(filter).orderBy('_id', 'asc'))).toEqual(['jingan', 'pudong']);
});

test('aggregate geoNear writes the distance in metres', async () => {
  const pipeline = places.aggregate().geoNear({
    near: peoplesSquare,
    spherical: true,
    distanceField: 'metres',
    maxDistance: 5_000,
    query: { ...points },
    includeLocs: 'place',
  });
  const { data } = await pipeline.end();
  expect(data.map(({ _id }) => _id)).toEqual(['square', 'jingan']);
  expect(data[0]?.['metres']).toBe(0);
  expect(data[1]?.['metres']).toBeCloseTo(2_760, -2);
  expect(data[1]?.['place']).toEqual({ type: 'Point', coordinates: [121.448, 31.223] });
});

test('aggregate geoNear multiplies distances and goes on with the pipeline', async () => {
  const pipeline = places.aggregate().geoNear({
    near: peoplesSquare,
    spherical: true,
    distanceField: 'at.km',
    distanceMultiplier: 0.001,
    key: 'at',
    query: points,
  });
  const { data } = await pipeline.project({ km: '$at.km' }).skip(3).end();
  expect(data).toEqual([{ _id: 'beijing', km: expect.any(Number) as number }]);
  expect(data[0]?.['km']).toBeCloseTo(1_068, -1);
});

test('aggregate geoNear without an index, or later in a pipeline, is refused', async () => {
  const collection = await cloud.filled([{ at: point(0, 0) }]);
  const specification = { near: peoplesSquare, spherical: true, distanceField: 'd' };
  await expect(
    collection
      .aggregate()
      .geoNear({ ...specification })
      .end(),
  ).rejects.toMatchObject(failed);
  await expect(
    places
      .aggregate()
      .skip(1)
      .geoNear({ ...specification })
      .end(),
  ).rejects.toMatchObject(failed);
});

test('a polygon that is not closed, or a point off the globe, is refused', async () => {
  expect(() =>
    polygon([
      [0, 0],
      [1, 0],
      [1, 1],
    ]),
  ).toThrow();
  expect(() => point(200, 0)).toThrow();
  const open = {
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [1, 0],
        [1, 1],
      ],
    ],
  };
  await expect(
    places
      .options({ raw: true })
      .where({ at: { $geoWithin: { $geometry: open } } })
      .get(),
  ).rejects.toMatchObject(failed);
});
