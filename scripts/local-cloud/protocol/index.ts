export { createDataPlane, type DataPlane } from './data-plane';
