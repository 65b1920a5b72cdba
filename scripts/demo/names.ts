import type { Random } from './random';

const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高梁郑谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤'.split(
    '',
  );
const GIVEN =
  '知夏清和亦安予念思宁若溪语桐书瑶梓涵雨彤诗涵静姝子衿婉清沐晴星野南乔晚舟初九采薇如意嘉禾明玥云舒可心佳怡欣然雅琪梦洁晓彤慧敏丽华秀英美玲海燕春燕小红文静敏霞玉兰桂芳'.match(
    /../g,
  ) ?? [];
const SHORT = '静敏燕娟霞丽玲洁颖琳璐倩雪梅兰芳悦宁岚薇'.split('');

/** A Chinese woman's name that nobody in particular bears. */
export function fullName(random: Random): string {
  return `${random.pick(SURNAMES)}${random.chance(0.7) ? random.pick(GIVEN) : random.pick(SHORT)}`;
}

/** The n-th mobile number of a range that is not assigned to subscribers. */
export function mobileNumber(random: Random, n: number): string {
  return `1${random.pick(['38', '39', '50', '58', '86', '87', '89'])}0000${String((n * 7919) % 10_000).padStart(4, '0')}`;
}
