import { once } from 'node:events'
import { mkdtempDisposable, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAssets } from './assets.ts'
import { pageHeaders } from './page-headers.ts'
import { createPages } from './pages.ts'

const assets = createAssets()
const formTargets = ['https://sign-in.example', 'https://sign-in.example']
const app = express()
  .use(assets.serve, pageHeaders({ formTargets }))
  .get('/', (_request, response) => void response.send('page'))
const server = createServer(app)
let url = ''
const view = {
  lang: 'en',
  title: 'Title',
  service: 'Service',
  organisation: 'Organisation',
  footer: 'Footer',
  home: '/',
} as const

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => void server.close())

describe('a file that all pages share', () => {
  it.each([
    ['govuk.css', 'text/css'],
    ['gwirio.css', 'text/css'],
    ['govuk.js', 'text/javascript'],
    ['start.js', 'text/javascript'],
    ['icon.svg', 'image/svg+xml'],
  ])('%s is kept for good, for its address changes with it', async (name, type) => {
    const response = await fetch(`${url}${assets.path}/${name}`)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toContain(type)
    expect(response.headers.get('cache-control')).toContain('immutable')
    expect(response.headers.get('content-encoding')).toBe('gzip')
    expect(await response.text()).not.toContain('sourceMappingURL')
  })

  it('is not unpacked for who cannot do so, and is nowhere else', async () => {
    const plain = await fetch(`${url}${assets.path}/start.js`, {
      headers: { 'accept-encoding': 'identity' },
    })
    expect(plain.headers.get('content-encoding')).toBeNull()
    expect(await plain.text()).toContain('initAll')
    expect((await fetch(`${url}/assets/start.js`)).status).toBe(404)
  })
})

describe('the picture of an organisation', () => {
  it.each([
    ['crest.SVG', 'logo.svg'],
    ['crest.png', 'logo.png'],
  ])('%s is served under a name of its own, as what it is', async (file, name) => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'gwirio-logo-'))
    const logo = join(folder.path, file)
    await writeFile(logo, Buffer.from([0x89, 0x50, 0xff]))
    const pictured = createAssets({ logo })
    expect(pictured.logo).toBe(`${pictured.path}/${name}`)
    expect(pictured.path).not.toBe(assets.path)
    expect(createPages({ folders: [], assets: pictured })('layout.njk', view)).toContain(
      `<img class="gwirio-header__logo" src="${pictured.logo}" alt="">`,
    )
  })

  it('is refused when it is no picture', () => {
    expect(() => createAssets({ logo: '/etc/passwd' })).toThrow(/ORGANISATION_LOGO/)
  })

  it('is absent by default', () => {
    expect(assets.logo).toBeNull()
    expect(createPages({ folders: [], assets })('layout.njk', view)).not.toContain('<img')
  })
})

describe('the headers of a page', () => {
  it('allow nothing inline and nothing from elsewhere', async () => {
    const { headers } = await fetch(url)
    const policy = headers.get('content-security-policy')?.split('; ')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("form-action 'self' https://sign-in.example")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy?.join()).not.toContain('unsafe')
    expect(headers.get('referrer-policy')).toBe('same-origin')
  })
})
