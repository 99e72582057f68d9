export { findViolations } from './axe.ts'
export { drawPage, type FetchedPage, settle } from './draw-page.ts'
export { startChromium } from './start-chromium.ts'
