/** Fetches the canvas, by far the largest part of the page; asking again costs nothing. */
export const loadCanvas = () => import('./canvas.tsx');
