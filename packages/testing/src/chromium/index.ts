export { findViolations } from './axe.ts'
export { drawPage, type FetchedPage } from './draw-page.ts'
export { startChromium } from './start-chromium.ts'
