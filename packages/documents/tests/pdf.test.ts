import { deflateSync } from 'node:zlib'
import { PDFName, PDFString, rgb } from '@cantoo/pdf-lib'
import { describe, expect, it } from 'vitest'
import { inspectPdf } from './inspect.ts'
import { makePdf } from './made.ts'

describe('a PDF', () => {
  it('gives its text and its properties', async () => {
    const bytes = await makePdf('Dear Sian, the hearing is on Monday.', (pdf) => {
      pdf.setTitle('Hearing')
      pdf.setKeywords(['court', 'letter'])
    })
    const inspection = await inspectPdf(bytes)
    expect(inspection).toMatchObject({ type: 'pdf', problems: [] })
    expect(inspection.text).toContain('Dear Sian, the hearing is on Monday.')
    expect(inspection.properties).toMatchObject({ Title: 'Hearing', Keywords: 'court letter' })
  })

  it('gives what stands in form fields, notes, names and alternative text', async () => {
    const bytes = await makePdf('Hello', (pdf, page) => {
      const field = pdf.getForm().createTextField('school of the child')
      field.setText('Ysgol y Bryn')
      field.addToPage(page)
      const note = pdf.context.obj({
        Type: 'Annot',
        Subtype: 'Text',
        Rect: [0, 0, 9, 9],
        Contents: PDFString.of('Ring before \\(noon\\)'),
      })
      page.node.addAnnot(pdf.context.register(note))
      const figure = pdf.context.obj({ S: 'Figure', Alt: PDFString.of('a house in Rhyl') })
      pdf.context.register(figure)
    })
    const { text, problems } = await inspectPdf(bytes)
    for (const written of [
      'Hello',
      'school of the child',
      'Ysgol y Bryn',
      'Ring before (noon)',
      'a house in Rhyl',
    ])
      expect(text).toContain(written)
    expect(problems).toEqual([])
  })

  it('gives text that nobody sees', async () => {
    const bytes = await makePdf('Hello', (_, page) =>
      page.drawText('white on white', { x: 1, y: 1, opacity: 0 }),
    )
    expect((await inspectPdf(bytes)).text).toContain('white on white')
  })

  it.each([
    [
      'a script',
      'JavaScript',
      (object: object) => ({ ...object, JS: PDFString.of('app.alert(1)') }),
    ],
    [
      'a program to start',
      'Launch',
      (object: object) => ({ ...object, F: PDFString.of('calc.exe') }),
    ],
    ['a form to send', 'SubmitForm', (object: object) => object],
    ['another file to open', 'GoToR', (object: object) => object],
  ])('with %s is held', async (_, kind, fill) => {
    const bytes = await makePdf('Hello', (pdf) => {
      const action = pdf.context.obj(fill({ S: PDFName.of(kind) }) as never)
      pdf.catalog.set(PDFName.of('OpenAction'), action)
    })
    expect((await inspectPdf(bytes)).problems).toEqual(['active-content'])
  })

  it('with a file inside is held', async () => {
    const bytes = await makePdf('Hello', (pdf) => pdf.attach(Buffer.from('hi'), 'inside.txt'))
    expect((await inspectPdf(bytes)).problems).toEqual(['active-content'])
  })

  it('with a script is held however the name is written', async () => {
    const name = 'Java#53cript'
    const bytes = Buffer.from(
      await makePdf('Hello', (pdf) => pdf.addJavaScript('a', 'app.alert(1)')),
    )
    const plain = Buffer.from(
      `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/${name}/J#53(app.alert\\(1\\))>>>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF`,
    )
    expect((await inspectPdf(bytes)).problems).toContain('active-content')
    expect((await inspectPdf(plain)).problems).toContain('active-content')
  })

  it.each([
    ['to open', { userPassword: 'secret', ownerPassword: 'more' }],
    ['to change', { ownerPassword: 'more' }],
  ])('that takes a password %s is held', async (_, passwords) => {
    const bytes = await makePdf('Hello', (pdf) => pdf.encrypt(passwords))
    expect((await inspectPdf(bytes)).problems).toContain('encrypted')
  })

  it('that is a picture of a page is held, also when other pages have text', async () => {
    const drawn = await makePdf('', (_, page) =>
      page.drawRectangle({ x: 1, y: 1, width: 9, height: 9 }),
    )
    const mixed = await makePdf('Hello', (pdf) =>
      pdf.addPage().drawRectangle({ x: 1, y: 1, width: 9, height: 9 }),
    )
    expect((await inspectPdf(drawn)).problems).toEqual(['no-text'])
    expect((await inspectPdf(mixed)).problems).toEqual(['no-text'])
  })

  it('with an empty page behind its text is not held', async () => {
    const bytes = await makePdf('Hello', (pdf) => void pdf.addPage())
    expect((await inspectPdf(bytes)).problems).toEqual([])
  })

  it('with pages that are empty but for colours, fonts and spaces is not held', async () => {
    const bytes = await makePdf('Hello', (pdf) => {
      const page = pdf.addPage()
      page.drawText('  ')
      page.setFontColor(rgb(1, 0, 0))
      page.drawText(' ')
    })
    expect((await inspectPdf(bytes)).problems).toEqual([])
  })

  it('gives the properties in XMP, also those in attributes', async () => {
    const xmp =
      '<x:xmpmeta><rdf:Description dc:title="Ysgol y Bryn"><dc:creator>Mair</dc:creator></rdf:Description></x:xmpmeta>'
    const bytes = await makePdf('Hello', (pdf) => {
      const stream = pdf.context.stream(xmp, { Type: 'Metadata', Subtype: 'XML' })
      pdf.catalog.set(PDFName.of('Metadata'), pdf.context.register(stream))
    })
    const { properties } = await inspectPdf(bytes)
    expect(properties['XMP']).toContain('Ysgol y Bryn')
    expect(properties['XMP']).toContain('Mair')
  })

  it('with too many pages is held', async () => {
    const bytes = await makePdf('Hello', (pdf) => {
      for (let page = 0; page < 1_001; page += 1) pdf.addPage([10, 10])
    })
    expect((await inspectPdf(bytes)).problems).toContain('too-long')
  })

  it('that is cut off or broken is held', async () => {
    const whole = await makePdf('Hello')
    const broken = Buffer.from('%PDF-1.7\nnothing here')
    expect((await inspectPdf(broken)).problems).toEqual(['unreadable'])
    const cut = await inspectPdf(whole.subarray(0, whole.length / 2))
    expect(cut.problems).not.toEqual([])
  })

  it.each([
    ['as it lies there', (text: string) => ({ body: text, entries: '' })],
    [
      'packed',
      (text: string) => ({
        body: deflateSync(text).toString('latin1'),
        entries: '/Filter/FlateDecode',
      }),
    ],
  ])('gives what stood on a page before it was changed, %s', async (_, write) => {
    const changed = addRevision(firstRevision(write(words('12 Quiet Street'))), [
      contents(write(words('Nothing here'))),
    ])
    const { text, problems } = await inspectPdf(Buffer.from(changed, 'latin1'))
    expect(text).toContain('Nothing here')
    expect(text).toContain('12 Quiet Street')
    expect(problems).toEqual([])
  })

  it('is not held for a table of objects that is added alone, as Word writes it', async () => {
    const first = firstRevision({ body: words('Hello'), entries: '' })
    const bytes = Buffer.from(addRevision(first, []), 'latin1')
    const { text, problems } = await inspectPdf(bytes)
    expect(text.match(/Hello/g)).toHaveLength(1)
    expect(problems).toEqual([])
  })

  it('whose earlier form cannot be read, or that was changed very often, is held', async () => {
    const first = firstRevision({ body: words('Hello'), entries: '' })
    const change = [contents({ body: words('Helo'), entries: '' })]
    const broken = addRevision(first.replace('/Type/Catalog', '/Type/Nothing'), [
      [1, '<</Type/Catalog/Pages 2 0 R>>'],
      ...change,
    ]).replace('/Pages 2 0 R', '/Pagez 2 0 R')
    expect(await inspectPdf(Buffer.from(broken, 'latin1'))).toMatchObject({
      text: expect.stringContaining('Helo'),
      problems: ['unreadable'],
    })
    let often = first
    for (let revision = 0; revision < 22; revision += 1) often = addRevision(often, change)
    expect((await inspectPdf(Buffer.from(often, 'latin1'))).problems).toEqual(['too-long'])
  })
})

type NumberedObject = readonly [number: number, object: string]

const words = (text: string) => `BT /F 12 Tf 20 100 Td (${text}) Tj ET`

function contents({ body, entries }: { body: string; entries: string }): NumberedObject {
  return [4, `<</Length ${body.length}${entries}>> stream\n${body}\nendstream`]
}

/** A PDF of one page, one letter for each byte. */
function firstRevision(given: { body: string; entries: string }): string {
  return addRevision('%PDF-1.7\n', [
    [1, '<</Type/Catalog/Pages 2 0 R>>'],
    [2, '<</Type/Pages/Kids[3 0 R]/Count 1>>'],
    [
      3,
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>',
    ],
    contents(given),
    [5, '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>'],
  ])
}

/** A PDF with these objects, and a table of them, added at its end. */
function addRevision(file: string, objects: readonly NumberedObject[]): string {
  const previous = /startxref\n(\d+)\n%%EOF\n$/.exec(file)?.[1]
  let whole = file
  let table = 'xref\n0 0\n'
  for (const [number, object] of objects) {
    table += `${number} 1\n${String(whole.length).padStart(10, '0')} 00000 n \n`
    whole += `${number} 0 obj ${object} endobj\n`
  }
  const trailer = `trailer <</Root 1 0 R/Size 6${previous ? `/Prev ${previous}` : ''}>>`
  return `${whole}${table}${trailer}\nstartxref\n${whole.length}\n%%EOF\n`
}
