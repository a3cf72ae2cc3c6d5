import type { Statement } from "./case-plan.ts";
import { between, type Chance, oneOf } from "./chance.ts";
import type { Block } from "./markup.ts";

const EVERYDAY = [
  ["青溪惠民超市", "消费", -20, -260],
  ["明江市自来水公司", "水费", -30, -90],
  ["云州电力青溪供电所", "电费", -80, -320],
  ["明江公交集团", "乘车充值", -50, -100],
  ["青溪区好邻居药房", "消费", -15, -180],
  ["明江市青溪中心菜市场", "扫码支付", -10, -95],
  ["云州移动通信", "话费", -50, -150],
  ["青溪书城", "消费", -30, -140],
  ["明江市晨光餐饮店", "消费", -18, -130],
  ["理财产品赎回", "赎回", 200, 900],
] as const;

interface Movement {
  readonly on: string;
  readonly counterparty: string;
  readonly fen: number;
  readonly note: string;
}

/** A bank statement as a table: the movements that matter among everyday ones drawn by chance, with running balance. */
export function transactionTable(statement: Statement, chance: Chance): Block {
  const fixed = statement.fixed.map((movement) => ({ ...movement, fen: Math.round(movement.amount * 100) }));
  const everyday = Array.from({ length: statement.everyday }, () => everydayMovement(statement, chance));
  const movements = [...fixed, ...everyday].sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
  let balance = Math.round(statement.opening * 100);
  const rows = movements.map((movement, place) => {
    balance += movement.fen;
    const serial = String(place + 1).padStart(3, "0");
    const amount = yuan(movement.fen);
    return { head: false, cells: [serial, movement.on, amount, yuan(balance), movement.counterparty, movement.note] };
  });
  const head = { head: true, cells: ["序号", "交易日期", "交易金额", "账户余额", "对方户名", "摘要"] };
  return { kind: "table", widths: [6, 12, 15, 15, 24, 12], rows: [head, ...rows] };
}

function everydayMovement(statement: Statement, chance: Chance): Movement {
  const [counterparty, note, low, high] = oneOf(chance, EVERYDAY);
  const days = daysBetween(statement.from, statement.until);
  const on = dayAfter(statement.from, Math.floor(between(chance, 0, days)));
  return { on, counterparty, note, fen: Math.round(between(chance, low, high) * 100) };
}

function daysBetween(from: string, until: string): number {
  return (Date.parse(until) - Date.parse(from)) / 86_400_000;
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

function yuan(fen: number): string {
  const digits = (Math.abs(fen) / 100).toFixed(2).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return fen < 0 ? `-${digits}` : digits;
}
