import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, chromium as playwright } from 'playwright-core'

const cache = join(import.meta.dirname, '../../../../node_modules/.cache')
const packageFile = new URL('../package.json', import.meta.resolve('@sparticuz/chromium'))
const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string }
const home = join(cache, `chromium-${version}`)

/** A real Chromium from npm, without a window; it has the fonts that it brings and no others, so that pages look alike everywhere. */
export async function startChromium(): Promise<Browser> {
  if (!existsSync(home)) await unpack()
  return playwright.launch({
    executablePath: join(home, 'chromium'),
    env: { HOME: home, TZ: 'UTC', FONTCONFIG_FILE: join(home, 'fonts.conf') },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--font-render-hinting=none',
    ],
  })
}

/** Into a folder of our own first: whoever starts at the same time sees all of it or nothing. */
async function unpack(): Promise<void> {
  await mkdir(cache, { recursive: true })
  const folder = await mkdtemp(`${home}-`)
  const script = join(import.meta.dirname, 'unpack.ts')
  const env = { TMPDIR: folder }
  const child = spawn(process.execPath, [script], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error('Chromium could not be unpacked')
  await writeFile(join(folder, 'fonts.conf'), fontSettings)
  await rename(folder, home).catch(() => rm(folder, { recursive: true, force: true }))
}

const fontSettings = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`
