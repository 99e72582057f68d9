import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createAssets, govukFolder, withoutGdsTransport } from './assets.ts'
import { preferredLanguage } from './language.ts'
import { createPages } from './pages.ts'

const assets = createAssets()

describe('the style sheet', () => {
  const original = readFileSync(join(govukFolder, 'govuk/govuk-frontend.min.css'), 'utf8')

  it('is served without the font that is licensed to gov.uk alone', () => {
    expect(original).toContain('GDS Transport')
    expect(withoutGdsTransport(original)).not.toMatch(/GDS Transport|woff/)
    expect(withoutGdsTransport(original)).toContain('font-family:arial,sans-serif')
  })
})

describe('the language of a first visit', () => {
  it.each([
    ['cy', 'cy'],
    ['cy-GB,en;q=0.8', 'cy'],
    ['en-GB,cy;q=0.9', 'en'],
    ['fr,cy;q=0.3', 'cy'],
    ['cy;q=0,en;q=0.1', 'en'],
    ['fr', 'en'],
    ['cym', 'en'],
    [undefined, 'en'],
  ])('for “%s” is %s', (header, language) => {
    expect(preferredLanguage(header)).toBe(language)
  })
})

describe('the layout', () => {
  const render = createPages({ folders: [], assets })

  it('escapes what it is given', () => {
    const hostile = '"><script>alert(1)</script>'
    const page = render('layout.njk', {
      lang: 'en',
      title: hostile,
      organisation: hostile,
      service: hostile,
      signedInAs: hostile,
      csrfToken: hostile,
      otherLanguage: { href: hostile },
      layout: {},
    })
    expect(page.match(/&lt;script&gt;/g)).toHaveLength(7)
    expect(page).not.toContain('<script>')
  })

  it('names every style sheet and script by what is in it, and holds none itself', () => {
    const page = render('layout.njk', { lang: 'cy', layout: {} })
    const files = [...page.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, file]) => file)
    const names = ['govuk.css', 'gwirio.css', 'icon.svg', 'start.js']
    expect(new Set(files)).toEqual(new Set(names.map((name) => `${assets.path}/${name}`)))
    expect(page).not.toMatch(/<style|style=|\son\w+=|<script>/)
  })
})
