import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type RequestHandler, Router } from 'express'

/** Folder of GOV.UK Frontend: templates and macros below `govuk/`. */
export const govukFolder = dirname(
  dirname(createRequire(import.meta.url).resolve('govuk-frontend')),
)

const ownFolder = join(import.meta.dirname, '../assets')

/** Style sheets, scripts and pictures, and where pages find them. */
export interface Assets {
  /** The organisation's own picture, if it has one. */
  readonly logo: string | null
  /** The path of the folder. It names what is in it, so that browsers may keep the files for good. */
  readonly path: string
  readonly serve: RequestHandler
}

/**
 * Reads the files that all pages share, and those of a service's own folders, once.
 *
 * GDS Transport is licensed to gov.uk only: the style sheet is served without it, so that the next font of each list
 * applies.
 */
export function createAssets({ folders = [], logo }: AssetOptions = {}): Assets {
  const files = new Map([
    ['govuk.css', Buffer.from(withoutGdsTransport(readGovuk('govuk-frontend.min.css')))],
    ['govuk.js', Buffer.from(withoutSourceMap(readGovuk('govuk-frontend.min.js')))],
    ...[ownFolder, ...folders].flatMap(readFolder),
    ...(logo ? [readLogo(logo)] : []),
  ])
  const path = `/assets/${digest([...files])}`
  const router = Router()
  for (const [name, bytes] of files) router.get(`${path}/${name}`, sendFile(extname(name), bytes))
  return { path, logo: logo ? `${path}/logo${extname(logo).toLowerCase()}` : null, serve: router }
}

interface AssetOptions {
  readonly folders?: readonly string[]
  /** Path of a picture of the organisation. */
  readonly logo?: string
}

const pictures = ['.svg', '.png', '.jpg', '.jpeg', '.webp']

/** @throws {Error} that names the setting, for it is the operator who can mend it */
function readLogo(file: string): [string, Buffer] {
  const extension = extname(file).toLowerCase()
  if (!pictures.includes(extension))
    throw new Error(`ORGANISATION_LOGO must be one of ${pictures.join(', ')}`)
  return [`logo${extension}`, readFileSync(file)]
}

/** Takes the font and all that loads it out of the style sheet. */
export function withoutGdsTransport(css: string): string {
  return withoutSourceMap(css)
    .replaceAll(/@font-face\{[^}]*\}/g, '')
    .replaceAll(/"?GDS Transport"?,/g, '')
}

function withoutSourceMap(text: string): string {
  return text.replace(/(?:\/\/|\/\*)# sourceMappingURL=.*$/m, '')
}

function readGovuk(name: string): string {
  return readFileSync(join(govukFolder, 'govuk', name), 'utf8')
}

function readFolder(folder: string): Array<[string, Buffer]> {
  return readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))])
}

function digest(files: ReadonlyArray<readonly [string, Buffer]>): string {
  const hash = createHash('sha256')
  for (const [name, bytes] of files) hash.update(`${name}:${bytes.length}:`).update(bytes)
  return hash.digest('hex').slice(0, 16)
}

function sendFile(extension: string, bytes: Buffer): RequestHandler {
  const zipped = gzipSync(bytes, { level: 9 })
  return (request, response) => {
    response
      .set({ 'Cache-Control': 'public, max-age=31536000, immutable', Vary: 'Accept-Encoding' })
      .type(extension)
    if (request.acceptsEncodings('gzip')) response.set('Content-Encoding', 'gzip').send(zipped)
    else response.send(bytes)
  }
}
