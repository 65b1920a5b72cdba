import type { ChainView, Fen, StoreView, TierThreshold } from '@vip-card/core';

/** A store of the demo chain, with the legal entity that runs it: own shops and franchisees. */
export interface DemoStore extends StoreView {
  regionId: string;
  entity: string;
  receiptPrefix: string;
  /** How much of the chain's business it does. */
  weight: number;
}

export const CONSENT_VERSION = '2026-01';

export const TIERS: TierThreshold[] = [
  { tier: 'linen', from: 0 as Fen },
  { tier: 'silver', from: 2_000_00 as Fen },
  { tier: 'gold', from: 8_000_00 as Fen },
  { tier: 'black', from: 30_000_00 as Fen },
];

export const BRAND: ChainView['brand'] = { zh: '素里', en: 'SULI' };

export const CATEGORIES: ChainView['categories'] = [
  { id: 'womenswear', zh: '女装', en: 'Women' },
  { id: 'kidswear', zh: '童装', en: 'Kids' },
  { id: 'outerwear', zh: '外套', en: 'Coats' },
  { id: 'accessories', zh: '配饰', en: 'Accessories' },
];

export const REGIONS = [
  { regionId: 'east', name: '华东' },
  { regionId: 'south', name: '华南' },
  { regionId: 'north', name: '华北' },
];

const OWN = 'suli-retail';

/** Our own company and the franchisees'; made up like the addresses. */
export const ENTITIES: NonNullable<ChainView['entities']> = [
  { entity: OWN, zh: '素里零售有限公司', en: 'SULI Retail Co., Ltd.' },
  { entity: 'suzhou-yunfang', zh: '苏州云舫服饰有限公司', en: 'Suzhou Yunfang Apparel Co., Ltd.' },
  { entity: 'nanjing-heyi', zh: '南京禾衣商贸有限公司', en: 'Nanjing Heyi Trading Co., Ltd.' },
  { entity: 'xiamen-haiyun', zh: '厦门海韵服饰有限公司', en: 'Xiamen Haiyun Apparel Co., Ltd.' },
  { entity: 'tianjin-jinmen', zh: '天津津门衣坊有限公司', en: 'Tianjin Jinmen Clothing Co., Ltd.' },
];

function store(
  storeId: string,
  receiptPrefix: string,
  name: string,
  regionId: string,
  entity: string,
  weight: number,
  address: string,
  phone: string,
  hours: [string, string] = ['10:00', '22:00'],
): DemoStore {
  const region = REGIONS.find((each) => each.regionId === regionId)?.name ?? regionId;
  return {
    storeId,
    receiptPrefix,
    name,
    region,
    regionId,
    entity,
    weight,
    address,
    phone,
    opensAt: hours[0],
    closesAt: hours[1],
  };
}

/** Twelve stores in three regions, eight of our own and four franchised. Addresses and numbers are made up. */
export const STORES: DemoStore[] = [
  store('jingan', 'JA', '静安店', 'east', OWN, 14, '上海市静安区愚园东路 28 号 1 层', '021-5550 0128'),
  store('xuhui', 'XH', '徐汇店', 'east', OWN, 11, '上海市徐汇区衡山路 9 弄 3 号', '021-5550 0209'),
  store('hangzhou-hubin', 'HZ', '杭州湖滨店', 'east', OWN, 9, '杭州市上城区湖滨步行街 66 号', '0571-5550 0066'),
  store(
    'suzhou',
    'SZ',
    '苏州园区店',
    'east',
    'suzhou-yunfang',
    7,
    '苏州市工业园区星港街 199 号 2 层',
    '0512-5550 0199',
  ),
  store('nanjing', 'NJ', '南京新街口店', 'east', 'nanjing-heyi', 7, '南京市秦淮区中山南路 18 号', '025-5550 0018'),
  store('guangzhou', 'GZ', '广州天河店', 'south', OWN, 10, '广州市天河区天河路 208 号 3 层', '020-5550 0208'),
  store('shenzhen', 'SN', '深圳万象店', 'south', OWN, 10, '深圳市罗湖区宝安南路 1881 号 B1', '0755-5550 1881'),
  store('xiamen', 'XM', '厦门中山路店', 'south', 'xiamen-haiyun', 5, '厦门市思明区中山路 76 号', '0592-5550 0076'),
  store('changsha', 'CS', '长沙国金店', 'south', OWN, 6, '长沙市芙蓉区解放西路 188 号 L2', '0731-5550 0188'),
  store('beijing', 'BJ', '北京三里屯店', 'north', OWN, 10, '北京市朝阳区工体北路 4 号', '010-5550 0004', [
    '10:00',
    '22:30',
  ]),
  store('tianjin', 'TJ', '天津恒隆店', 'north', 'tianjin-jinmen', 5, '天津市和平区兴安路 166 号 2 层', '022-5550 0166'),
  store('qingdao', 'QD', '青岛海信店', 'north', OWN, 6, '青岛市市南区东海西路 50 号 3 层', '0532-5550 0050', [
    '10:00',
    '21:30',
  ]),
];
