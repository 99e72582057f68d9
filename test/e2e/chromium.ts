export { startChromium } from '@gwirio/testing/chromium'
