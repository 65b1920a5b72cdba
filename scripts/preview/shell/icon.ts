const drawings = {
  settings:
    'M4 7h9m5 0h2M4 17h2m5 0h9M15.500 7m-2.500 0a2.500 2.500 0 1 0 5 0a2.500 2.500 0 1 0 -5 0M8.500 17m-2.500 0a2.500 2.500 0 1 0 5 0a2.500 2.500 0 1 0 -5 0',
  reload: 'M19 12a7 7 0 1 1-2.200-5.100M17 3v4h-4',
  solo: 'M4 9V4h5M20 15v5h-5M4 4l6 6M20 20l-6-6',
  together: 'M4 5h4v14H4zM10 5h4v14h-4zM16 5h4v14h-4z',
  clock: 'M12 4a8 8 0 1 0 0 16a8 8 0 1 0 0-16M12 8v4l3 2',
  more: 'M4 7h16M4 12h16M4 17h16',
} as const;

export type IconName = keyof typeof drawings;

/** A line drawing in the colour of its text; the button around it carries the label. */
export function icon(name: IconName): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', 'icon');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', drawings[name]);
  svg.append(path);
  return svg;
}
