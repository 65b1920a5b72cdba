import { brand } from '../../brand';
import { barsFor } from './bars';
import { code128 } from './code-128';

type Canvas = WechatMiniprogram.Canvas;

/** Code 128 of some digits, drawn to whole device pixels: a blurred bar is a misread bar. */
Component({
  properties: {
    value: { type: String, value: '' },
    ariaLabel: { type: String, value: '' },
  },
  data: {
    /** In px: a whole number of device pixels to a module. */
    width: 0,
  },
  observers: {
    value() {
      this.draw();
    },
  },
  lifetimes: {
    ready() {
      this.draw();
    },
  },
  methods: {
    draw() {
      if (this.data.value === '') return;
      const { windowWidth, pixelRatio } = wx.getWindowInfo();
      const bars = barsFor(code128(this.data.value), windowWidth, pixelRatio);
      const width = bars.width / pixelRatio;
      if (width !== this.data.width) this.setData({ width });
      this.createSelectorQuery()
        .select('#bars')
        .fields({ node: true })
        .exec(([found]: ({ node: Canvas | null } | null)[]) => {
          if (found?.node) drawBars(found.node, bars);
        });
    },
  },
});

/** One row of pixels is enough: WXSS gives the bars their height. */
function drawBars(canvas: Canvas, { width, bars }: ReturnType<typeof barsFor>): void {
  canvas.width = width;
  canvas.height = 1;
  const context = canvas.getContext('2d') as CanvasRenderingContext;
  context.fillStyle = brand.codePaper;
  context.fillRect(0, 0, width, 1);
  context.fillStyle = brand.codeInk;
  for (const { x, width: thick } of bars) context.fillRect(x, 0, thick, 1);
}

/** The little that is used of the canvas; WeChat's typings leave getContext's answer open. */
interface CanvasRenderingContext {
  fillStyle: string;
  fillRect(x: number, y: number, width: number, height: number): void;
}
