export { createDataPlane, type Answer, type DataPlane, type DataPlaneOptions } from './data-plane';
