const PROVINCE = /^(?:.{2,8}?省|.{2,6}?自治区)/u;
const MUNICIPALITY = /^(?:北京|上海|天津|重庆)市/u;
const PREFECTURE = /^(?:.{1,10}?(?:自治州|地区|盟)|.{1,6}?市)/u;
/** What may follow the prefecture for the name to be that of a basic court. */
const BASIC = /^.{1,12}?(?:区|县|旗|市)$/u;

/**
 * Name of the court that hears appeals (上诉法院), as far as the name of the court tells (handbook T §5.4.3, remedy):
 * a district or county court that names its city goes to that city's intermediate court, an intermediate court to the
 * high court of its province, a high court to the Supreme People's Court. Undefined where the name does not tell —
 * a county without its city, a district of a municipality with several intermediate courts, a special court.
 */
export function appealCourtByName(name: string): string | undefined {
  if (!name.endsWith("人民法院")) return undefined;
  if (name.endsWith("高级人民法院")) return "最高人民法院";
  if (name.endsWith("中级人民法院")) return highCourt(name);
  const place = name.slice(0, -"人民法院".length);
  if (MUNICIPALITY.test(place)) return undefined;
  const province = PROVINCE.exec(place)?.[0] ?? "";
  const rest = place.slice(province.length);
  const prefecture = PREFECTURE.exec(rest)?.[0];
  if (prefecture === undefined || !BASIC.test(rest.slice(prefecture.length))) return undefined;
  return `${province}${prefecture}中级人民法院`;
}

function highCourt(name: string): string | undefined {
  const region = MUNICIPALITY.exec(name)?.[0] ?? PROVINCE.exec(name)?.[0];
  return region === undefined ? undefined : `${region}高级人民法院`;
}
