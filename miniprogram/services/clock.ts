import type { EpochMs } from '@vip-card/core';

const key = 'clock-offset';
let offset: number | undefined;

/** No call takes longer. */
const LONGEST_CALL_MS = 60_000;

/** The server's time as well as this phone knows it: a rotating code made by a wrong clock would be refused. */
export function now(): EpochMs {
  offset ??= readOffset();
  return (Date.now() + offset) as EpochMs;
}

/**
 * How far the phone's clock is behind the server's, in milliseconds. The server looked at its clock somewhere between
 * sending and receiving; halfway is the best guess.
 */
export function offsetFrom(serverTime: EpochMs, sentAt: number, receivedAt: number): number {
  return Math.round(serverTime - (sentAt + receivedAt) / 2);
}

/** Learns from an answer that carries the server's time; kept for the next start without a network. */
export function correctClock(serverTime: EpochMs, sentAt: number, receivedAt: number): void {
  // The phone's own clock was set meanwhile: the middle of the two would be far from both.
  if (receivedAt < sentAt || receivedAt - sentAt > LONGEST_CALL_MS) return;
  const learned = offsetFrom(serverTime, sentAt, receivedAt);
  if (learned === offset) return;
  offset = learned;
  wx.setStorageSync(key, learned);
}

function readOffset(): number {
  const kept: unknown = wx.getStorageSync(key);
  return typeof kept === 'number' ? kept : 0;
}
