/** WeChat's own look, kept apart from the shop's: grey, green, system type. Colours here are WeChat's, not the brand's. */
export const nativeStyles = `
:host { all: initial; font: 16px/1.45 -apple-system, BlinkMacSystemFont, "PingFang SC", "HarmonyOS Sans SC", "Noto Sans CJK SC", sans-serif;
  --bg: #fff; --ground: #ededed; --text: rgba(0,0,0,.9); --text-2: rgba(0,0,0,.55); --line: rgba(0,0,0,.1); --link: #576b95; --green: #07a350; --danger: #d0342c; }
:host([data-theme=dark]) { --bg: #2c2c2c; --ground: #191919; --text: rgba(255,255,255,.85); --text-2: rgba(255,255,255,.55); --line: rgba(255,255,255,.1); --link: #8fa3cf; --green: #3fc27f; --danger: #fa6b64; }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
button, input { font: inherit; color: inherit; }
button { background: none; border: 0; cursor: pointer; min-height: 44px; padding: 8px 16px; }
:focus-visible { outline: 2px solid var(--link); outline-offset: -2px; }
dialog { border: 0; padding: 0; color: var(--text); background: var(--bg); max-width: none; max-height: none; overscroll-behavior: contain; }
dialog::backdrop { background: rgba(0,0,0,.5); }
dialog.center { width: min(320px, calc(100vw - 48px)); border-radius: 12px; margin: auto; overflow: hidden; max-height: calc(100vh - 64px); overflow-y: auto; }
dialog.sheet { width: 100vw; max-width: 560px; margin: auto auto 0; border-radius: 12px 12px 0 0; padding-bottom: 34px; max-height: 88vh; overflow-y: auto; }
dialog.full { width: 100vw; height: 100vh; background: #111; color: #fff; --text: #fff; --text-2: rgba(255,255,255,.7); --line: rgba(255,255,255,.2); }
@media (prefers-reduced-motion: no-preference) {
  dialog.sheet { animation: rise .2s ease-out; } dialog.center, .toast { animation: appear .15s ease-out; } .banner { animation: drop .25s ease-out; }
}
@keyframes rise { from { transform: translateY(100%); } } @keyframes appear { from { opacity: 0; } } @keyframes drop { from { transform: translateY(-120%); } }
h2 { font-size: 17px; font-weight: 600; margin: 0; text-align: center; padding: 28px 24px 0; }
.text { padding: 16px 24px 28px; text-align: center; white-space: pre-line; overflow-wrap: anywhere; color: var(--text-2); margin: 0; }
.text:first-child { padding-top: 36px; color: var(--text); }
.row { display: flex; border-top: 1px solid var(--line); }
.row button { flex: 1; min-height: 56px; font-weight: 600; }
.row button + button { border-left: 1px solid var(--line); }
.main { color: var(--link); }
.sheet .list { display: block; width: 100%; min-height: 56px; border-top: 1px solid var(--line); }
.sheet .list:first-of-type { border-top: 0; }
.sheet .gap { border-top: 8px solid var(--ground); }
.sheet .alert { margin: 0; padding: 16px 24px; font-size: 13px; text-align: center; color: var(--text-2); border-bottom: 1px solid var(--line); }
.sheet section { padding: 0 24px 16px; }
.field { display: block; width: 100%; padding: 12px; border: 1px solid var(--line); border-radius: 8px; background: transparent; min-height: 44px; }
.center .field { width: calc(100% - 48px); margin: 0 24px 20px; }
label.check { display: flex; gap: 12px; align-items: center; padding: 12px 0; border-top: 1px solid var(--line); min-height: 48px; }
label.check input { width: 20px; height: 20px; accent-color: var(--green); flex: none; }
.pair { display: flex; justify-content: center; gap: 16px; padding: 12px 24px 16px; }
.pair button { width: 140px; border-radius: 8px; background: var(--ground); font-weight: 600; }
.pair button.go { background: var(--green); color: #fff; }
:host([data-theme=dark]) .pair button.go { color: #000; }
.note { color: var(--text-2); font-size: 13px; margin: 4px 0 12px; }
.wrong { color: var(--danger); font-size: 13px; min-height: 18px; margin: 4px 0; }
.toast { position: fixed; inset: 42% auto auto 50%; margin: 0; border: 0; overflow: hidden; translate: -50% -50%; max-width: min(280px, calc(100vw - 64px)); background: rgba(60,60,60,.95); color: #fff; border-radius: 12px; padding: 12px 18px; text-align: center; z-index: 30; overflow-wrap: anywhere; }
.toast.icon { width: 136px; min-height: 136px; padding: 28px 12px 16px; display: flex; flex-direction: column; align-items: center; gap: 12px; }
.toast svg, .toast img { width: 40px; height: 40px; }
.toast .spin { width: 36px; height: 36px; border-radius: 50%; border: 3px solid rgba(255,255,255,.3); border-top-color: #fff; animation: spin 1s linear infinite; }
@keyframes spin { to { rotate: 1turn; } }
.mask { position: fixed; inset: 0; z-index: 29; }
.status { position: fixed; z-index: 20; top: 0; left: 0; right: 0; height: 44px; display: flex; align-items: center; gap: 6px; padding: 10px 26px 0; font-size: 14px; font-weight: 600; pointer-events: none; color: #1f1d1b; font-variant-numeric: tabular-nums; }
.status.light { color: #fff; }
.status .space { flex: 1; }
.status .chip { font-size: 11px; font-weight: 500; padding: 1px 7px; border-radius: 9px; border: 1px solid currentColor; white-space: nowrap; }
.status svg { width: 17px; height: 12px; fill: currentColor; }
.status svg.battery { width: 25px; }
.home { position: fixed; z-index: 20; bottom: 8px; left: 50%; translate: -50% 0; width: 134px; height: 5px; border-radius: 3px; background: currentColor; color: #1f1d1b; opacity: .55; pointer-events: none; }
.home.light { color: #fff; }
.banner { position: fixed; z-index: 40; top: 8px; left: 8px; right: 8px; max-width: 480px; margin: 0 auto; background: var(--bg); color: var(--text); border-radius: 16px; box-shadow: 0 8px 30px rgba(0,0,0,.25); display: flex; }
.banner .open { flex: 1; text-align: left; padding: 12px 4px 12px 16px; min-height: 64px; min-width: 0; }
.banner small { display: flex; justify-content: space-between; color: var(--text-2); font-size: 12px; }
.banner b { display: block; font-weight: 600; }
.banner span.line { display: block; font-size: 14px; color: var(--text-2); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.banner .away { color: var(--text-2); width: 44px; padding: 0; font-size: 20px; }
.problems { position: fixed; z-index: 50; left: 8px; right: 8px; bottom: 8px; max-height: 70vh; overflow: auto; background: #2b1614; color: #ffe9e5; border-radius: 12px; padding: 4px 4px 12px 16px; font-size: 13px; box-shadow: 0 8px 30px rgba(0,0,0,.4); }
.problems header { display: flex; align-items: center; justify-content: space-between; font-weight: 600; }
.problems ol { margin: 0; padding: 0 12px 0 0; list-style: none; }
.problems li { padding: 8px 0; border-top: 1px solid rgba(255,255,255,.15); overflow-wrap: anywhere; }
.problems code { display: block; color: #ffb4a8; font: 12px/1.5 ui-monospace, Menlo, Consolas, monospace; }
.problems pre { margin: 4px 0 0; font: 11px/1.5 ui-monospace, Menlo, Consolas, monospace; white-space: pre-wrap; color: #d8b9b3; }
.problems .warning { color: #e9dccb; }
.codes { display: grid; gap: 8px; padding: 0; margin: 0 0 16px; list-style: none; }
.codes button { width: 100%; text-align: left; border: 1px solid var(--line); border-radius: 10px; padding: 10px 14px; }
.codes b { display: block; font: 600 16px/1.5 ui-monospace, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
.codes small { color: var(--text-2); }
.scan { display: flex; flex-direction: column; min-height: 100%; padding: 44px 20px 28px; max-width: 560px; margin: 0 auto; }
.scan h2 { padding: 8px 0 20px; }
.finder { flex: 1; min-height: 120px; max-height: 240px; margin: 0 auto 20px; aspect-ratio: 1; position: relative; border: 2px solid rgba(255,255,255,.25); border-radius: 16px; overflow: hidden; }
.finder::after { content: ''; position: absolute; left: 8%; right: 8%; height: 2px; background: var(--green); top: 50%; animation: sweep 2s ease-in-out infinite alternate; }
@keyframes sweep { from { top: 12%; } to { top: 88%; } }
@media (prefers-reduced-motion: reduce) { .finder::after, .toast .spin { animation: none; } }
.scan form { display: flex; gap: 8px; } .scan form button { border: 1px solid var(--line); border-radius: 8px; flex: none; }
.scan .back { align-self: center; margin-top: 12px; }
.picture { width: 100%; height: 100%; object-fit: contain; }
.picture-bar { position: fixed; bottom: 24px; left: 0; right: 0; display: flex; justify-content: center; gap: 8px; }
`;
