export interface Region {
  name: string;
  children: readonly Region[];
}

const city = (name: string, districts: string): Region => ({
  name,
  children: districts.split(' ').map((district) => ({ name: district, children: [] })),
});

/**
 * The regions that the preview's picker offers: those where the demo chain has stores, not the whole country. On a phone
 * WeChat brings the complete list.
 */
export const regions: readonly Region[] = [
  { name: '北京市', children: [city('北京市', '东城区 西城区 朝阳区 海淀区 丰台区 通州区')] },
  { name: '上海市', children: [city('上海市', '黄浦区 徐汇区 长宁区 静安区 普陀区 虹口区 杨浦区 闵行区 浦东新区')] },
  {
    name: '江苏省',
    children: [
      city('南京市', '玄武区 秦淮区 建邺区 鼓楼区 江宁区'),
      city('苏州市', '姑苏区 虎丘区 吴中区 相城区 吴江区'),
      city('无锡市', '梁溪区 滨湖区 新吴区'),
    ],
  },
  {
    name: '浙江省',
    children: [city('杭州市', '上城区 拱墅区 西湖区 滨江区 萧山区 余杭区'), city('宁波市', '海曙区 江北区 鄞州区')],
  },
  {
    name: '广东省',
    children: [
      city('广州市', '越秀区 海珠区 荔湾区 天河区 白云区 番禺区'),
      city('深圳市', '福田区 罗湖区 南山区 宝安区 龙岗区'),
    ],
  },
  { name: '四川省', children: [city('成都市', '锦江区 青羊区 金牛区 武侯区 成华区 高新区')] },
  { name: '湖北省', children: [city('武汉市', '江岸区 江汉区 武昌区 洪山区')] },
];
