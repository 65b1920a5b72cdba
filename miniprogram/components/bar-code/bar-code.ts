import { brand } from '../../brand';
import { code128 } from './code-128';

type Canvas = WechatMiniprogram.Canvas;

/** Code 128 of some digits, drawn to whole device pixels: a blurred bar is a misread bar. */
Component({
  properties: {
    value: { type: String, value: '' },
    ariaLabel: { type: String, value: '' },
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
      const { value } = this.data;
      if (value === '') return;
      this.createSelectorQuery()
        .select('#bars')
        .fields({ node: true, size: true })
        .exec((found: ({ node: Canvas | null; width: number; height: number } | null)[]) => {
          const [canvas] = found;
          if (canvas?.node) drawBars(canvas.node, canvas, code128(value));
        });
    },
  },
});

function drawBars(node: Canvas, { width, height }: { width: number; height: number }, widths: number[]): void {
  const { pixelRatio } = wx.getWindowInfo();
  node.width = Math.round(width * pixelRatio);
  node.height = Math.round(height * pixelRatio);
  const modules = widths.reduce((sum, each) => sum + each, 0);
  const module = Math.max(1, Math.floor(node.width / modules));
  const context = node.getContext('2d') as CanvasRenderingContext;
  context.fillStyle = brand.codePaper;
  context.fillRect(0, 0, node.width, node.height);
  context.fillStyle = brand.codeInk;
  let x = Math.floor((node.width - module * modules) / 2);
  widths.forEach((each, index) => {
    if (index % 2 === 0) context.fillRect(x, 0, each * module, node.height);
    x += each * module;
  });
}

/** The little that is used of the canvas; WeChat's typings leave getContext's answer open. */
interface CanvasRenderingContext {
  fillStyle: string;
  fillRect(x: number, y: number, width: number, height: number): void;
}
