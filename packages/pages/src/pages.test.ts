import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createAssets, govukFolder, withoutGdsTransport } from './assets.ts'
import { completeView, frameWords, type PageView } from './frame.ts'
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
  const view: PageView = {
    lang: 'en',
    title: 'Title',
    service: 'Service',
    organisation: 'Organisation',
    footer: 'Footer',
    home: '/',
  }

  it('escapes what it is given', () => {
    const hostile = '"><script>alert(1)</script>'
    const page = render('form-layout.njk', {
      lang: 'en',
      title: hostile,
      service: hostile,
      organisation: hostile,
      footer: hostile,
      home: hostile,
      switchAt: hostile,
      signedIn: { name: hostile, csrfToken: hostile },
      errors: [{ field: hostile, text: hostile }],
    })
    expect(page.match(/&lt;script&gt;/g)?.length).toBeGreaterThan(10)
    expect(page).not.toContain('<script>')
  })

  it.each([
    ['en', '/find?lang=cy', 'There is a problem', 'Error: Title – Service'],
    ['cy', '/find?lang=en', 'Mae problem wedi codi', 'Gwall: Title – Service'],
  ] as const)('frames a page in %s, with the way to the other language', (lang, ...texts) => {
    const errors = [{ field: 'text', text: 'Too short' }, { text: 'Of no field' }]
    const page = render('form-layout.njk', { ...view, lang, switchAt: '/find', errors })
    expect(page).toContain(`<html lang="${lang}"`)
    for (const text of texts) expect(page).toContain(text)
    expect(page).toContain('<a href="#text">Too short</a>')
  })

  it.each([
    ['en', 'Error'],
    ['cy', 'Gwall'],
  ] as const)('reads out an error beside its input in %s', (lang, word) => {
    const errors = [{ field: 'text', text: 'Too short' }]
    const { errorOf } = completeView({ ...view, lang, errors })
    expect(errorOf).toEqual({ text: { text: 'Too short', visuallyHiddenText: word } })
  })

  it('says nothing of errors, languages or people where there are none', () => {
    const page = render('form-layout.njk', view)
    expect(page).toContain('<title>Title – Service</title>')
    expect(page).not.toMatch(/govuk-error|lang=cy|sign-out/)
  })

  it('names every style sheet and script by what is in it, and holds none itself', () => {
    const page = render('layout.njk', { ...view, styles: ['own.css'] })
    const files = [...page.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, file]) => file)
    const names = ['govuk.css', 'gwirio.css', 'own.css', 'icon.svg', 'start.js']
    expect(new Set(files)).toEqual(new Set(names.map((name) => `${assets.path}/${name}`)))
    expect(page).not.toMatch(/<style|style=|\son\w+=|<script>/)
  })

  it('marks where in the service a page is', () => {
    const navigation = [
      { text: 'Work', href: '/', current: true, active: true },
      { text: 'Find', href: '/find', current: false, active: false },
    ]
    const page = render('layout.njk', { ...view, lang: 'cy', navigation })
    expect(page).toMatch(/href="\/"\s+aria-current="page"/)
    expect(page).toContain('Dewislen')
    expect(page.match(/aria-current="page"/g)).toHaveLength(1)
  })

  it('warns before the session ends, with and without scripts', () => {
    const session = {
      secondsLeft: 900,
      warningSeconds: 120,
      canStay: true,
      endsAt: '2026-07-01T10:15:00Z',
      leave: '/signed-out?page=%2F',
    }
    const signedIn = { name: 'Mair', csrfToken: 'token' }
    const page = render('layout.njk', { ...view, session, signedIn })
    expect(page).toContain('signed out at 11:15.')
    expect(page).toContain('content="901; url=/signed-out?page=%2F"')
    expect(page).toContain('<dialog')
    expect(page).toContain('session.js')
    expect(render('layout.njk', view)).not.toMatch(/dialog|session|noscript/)
  })

  it('has the same words in both languages', () => {
    expect(Object.keys(frameWords.cy)).toEqual(Object.keys(frameWords.en))
    expect(Object.keys(frameWords.cy.session)).toEqual(Object.keys(frameWords.en.session))
  })
})
