import { Document, Footer, Header, Packer, Paragraph, TextRun } from 'docx'
import { describe, expect, it } from 'vitest'
import { inspectDocx } from './inspect.ts'
import { docxParts, makeDocx, makeZip, paragraph, relationships } from './made.ts'

const word = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

describe('a DOCX', () => {
  it('gives all that a reader could find', async () => {
    const document = new Document({
      title: 'Report on contact',
      creator: 'Mair',
      comments: {
        children: [{ id: 0, author: 'Nia', children: [new Paragraph('ask the school')] }],
      },
      footnotes: { 1: { children: [new Paragraph('see the order')] } },
      sections: [
        {
          headers: { default: new Header({ children: [new Paragraph('page head')] }) },
          footers: { default: new Footer({ children: [new Paragraph('page foot')] }) },
          children: [
            new Paragraph({
              children: [new TextRun('Dear '), new TextRun({ text: 'Siân', bold: true })],
            }),
            new Paragraph({ children: [new TextRun({ text: 'nobody sees this', vanish: true })] }),
          ],
        },
      ],
    })
    const inspection = await inspectDocx(await Packer.toBuffer(document))
    expect(inspection).toMatchObject({ type: 'docx', problems: [] })
    for (const written of [
      'Dear Siân',
      'nobody sees this',
      'ask the school',
      'see the order',
      'page head',
      'page foot',
      'Nia',
    ])
      expect(inspection.text).toContain(written)
    expect(inspection.properties['docProps/core.xml']).toContain('Report on contact')
  })

  it('gives words whole that are written in pieces', async () => {
    const runs = ['NP', '20 9', 'ZA'].map((piece) => `<w:r><w:t>${piece}</w:t></w:r>`).join('')
    const { text } = await inspectDocx(await makeDocx(`<w:p>${runs}</w:p>`))
    expect(text).toContain('NP20 9ZA')
  })

  it('gives tracked changes as they were and as they are', async () => {
    const body =
      '<w:p><w:r><w:t>New</w:t></w:r><w:del><w:r><w:delText>castle</w:delText></w:r></w:del><w:ins><w:r><w:t>port</w:t></w:r></w:ins></w:p>'
    const { text } = await inspectDocx(await makeDocx(body))
    expect(text).toContain('Newport')
    expect(text).toContain('Newcastle')
  })

  it('gives alternative text, addresses of links, fields and custom data', async () => {
    const body = `${paragraph('Hello')}<w:p><w:r><a:docPr name="Picture" descr="house in Rhyl"/><w:instrText>HYPERLINK "mailto:sian@post.example"</w:instrText></w:r></w:p>`
    const { text, problems } = await inspectDocx(
      await makeDocx(body, {
        'word/_rels/document.xml.rels': relationships(
          `<Relationship Id="r9" Type="${word}/hyperlink" TargetMode="External" Target="mailto:owen@post.example"/>`,
        ),
        'customXml/item1.xml': '<data school="Ysgol y Bryn"><phone>07700 900123</phone></data>',
      }),
    )
    for (const written of [
      'house in Rhyl',
      'sian@post.example',
      'owen@post.example',
      'Ysgol y Bryn',
      '07700 900123',
    ])
      expect(text).toContain(written)
    expect(problems).toEqual([])
  })

  it.each<[string, Record<string, string>, string[]]>([
    ['macros', { 'word/vbaProject.bin': 'x' }, ['macros']],
    ['a file inside', { 'word/embeddings/oleObject1.bin': 'x' }, ['active-content']],
    ['a control', { 'word/activeX/activeX1.xml': '<x/>' }, ['active-content']],
    ['a program inside', { 'word/media/image1.exe': 'MZ' }, ['active-content']],
    [
      'a template from elsewhere',
      {
        'word/_rels/settings.xml.rels': relationships(
          `<Relationship Id="r1" Type="${word}/attachedTemplate" TargetMode="External" Target="http://world.example/a.dotm"/>`,
        ),
      },
      ['active-content'],
    ],
    [
      'a picture from elsewhere',
      {
        'word/_rels/document.xml.rels': relationships(
          `<Relationship Id="r1" Type="${word}/image" TargetMode="External" Target="http://world.example/pixel.png"/>`,
        ),
      },
      ['active-content'],
    ],
    [
      'entities',
      { 'customXml/item1.xml': '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>' },
      ['active-content'],
    ],
  ])('with %s is held', async (_, more, problems) => {
    expect((await inspectDocx(await makeDocx(paragraph('Hello'), more))).problems).toEqual(problems)
  })

  it('with a field that runs something is held', async () => {
    const body = `${paragraph('Hello')}<w:p><w:r><w:instrText>DDEAUTO c:\\\\windows\\\\cmd.exe</w:instrText></w:r></w:p>`
    expect((await inspectDocx(await makeDocx(body))).problems).toEqual(['active-content'])
  })

  it('that is a document with macros, or another kind of file, is not allowed', async () => {
    const parts = docxParts(paragraph('Hello'))
    const types = parts['[Content_Types].xml'] ?? ''
    const macros = types.replace(
      /ContentType="[^"]*main\+xml"/,
      'ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"',
    )
    const docm = await inspectDocx(await makeZip({ ...parts, '[Content_Types].xml': macros }))
    expect(docm).toMatchObject({ type: null, problems: ['type-not-allowed', 'macros'] })
    const zip = await inspectDocx(await makeZip({ 'letter.txt': 'Hello' }))
    expect(zip).toMatchObject({ type: null, problems: ['type-not-allowed'] })
  })

  it('whose parts take a password is held', async () => {
    const bytes = await makeDocx(paragraph('Hello'))
    // Bit 0 of the general purpose flags in every header of the central directory (APPNOTE §4.3.12)
    for (let at = bytes.indexOf('PK\x01\x02'); at !== -1; at = bytes.indexOf('PK\x01\x02', at + 1))
      bytes.writeUInt8(bytes.readUInt8(at + 8) | 1, at + 8)
    expect((await inspectDocx(bytes)).problems).toEqual(['encrypted'])
    const wrapped = Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(512),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ])
    expect(await inspectDocx(wrapped)).toMatchObject({ type: 'docx', problems: ['encrypted'] })
  })

  it('that unfolds without end is held before it does', async () => {
    const bytes = await makeDocx(paragraph('Hello'), {
      'customXml/item1.xml': Buffer.alloc(65 * 1024 * 1024, ' '),
    })
    expect(bytes.length).toBeLessThan(200_000)
    expect((await inspectDocx(bytes)).problems).toEqual(['too-long'])
  })

  it('with a part larger than it says, or with a part twice, is held', async () => {
    const bytes = await makeDocx(paragraph('Hello'.repeat(1_000)))
    const last = bytes.lastIndexOf('PK\x01\x02')
    bytes.writeUInt32LE(10, last + 24)
    expect((await inspectDocx(bytes)).problems).toEqual(['unreadable'])
    const twice = await makeDocx(paragraph('Hello'), { 'word/Document.xml': '<x/>' })
    expect((await inspectDocx(twice)).problems).toEqual(['unreadable'])
  })

  it('with very long properties is held', async () => {
    const bytes = await makeDocx(paragraph('Hello'), {
      'docProps/core.xml': `<x>${'a'.repeat(300_000)}</x>`,
    })
    expect(await inspectDocx(bytes)).toMatchObject({ problems: ['too-long'], properties: {} })
  })

  it('that leads out of its folder is held', async () => {
    const bytes = await makeDocx(paragraph('Hello'), { 'customXml/aa/item1.xml': '<x/>' })
    const text = bytes.toString('latin1').replaceAll('customXml/aa/', '../../../../x')
    const twisted = Buffer.from(text, 'latin1')
    expect((await inspectDocx(twisted)).problems).toEqual(['unreadable'])
  })

  it('with nothing but a picture is held', async () => {
    const bytes = await makeDocx('<w:p/>', { 'word/media/image1.png': 'png' })
    expect((await inspectDocx(bytes)).problems).toEqual(['no-text'])
  })

  it.each([
    ['named as a picture', 'word/real.png'],
    ['named as a font', 'word/fonts/real.odttf'],
  ])('whose words stand in a part %s is held', async (_, name) => {
    const inspection = await inspectDocx(await withWordsIn(name, paragraph('12 Quiet Street')))
    expect(inspection.problems).toEqual(['unreadable'])
  })

  it('gives words whole that are written in pieces in another folder', async () => {
    const runs = ['NP', '20 9', 'ZA'].map((piece) => `<w:r><w:t>${piece}</w:t></w:r>`).join('')
    const { text, problems } = await inspectDocx(
      await withWordsIn('letter/real.xml', `<w:p>${runs}</w:p>`),
    )
    expect(text).toContain('NP20 9ZA')
    expect(problems).toEqual([])
  })

  it('whose words say that they are in another encoding is held', async () => {
    const parts = docxParts(paragraph('Hello +ADEAMgAgAFEAdQBpAGUAdA-'))
    const main = parts['word/document.xml'] ?? ''
    const other = await makeZip({ ...parts, 'word/document.xml': main.replace('UTF-8', 'UTF-7') })
    expect((await inspectDocx(other)).problems).toEqual(['unreadable'])
    // Control
    expect((await inspectDocx(await makeZip(parts))).problems).toEqual([])
  })
})

/** A DOCX whose main part is this one; another stands where it is looked for. */
function withWordsIn(name: string, body: string): Promise<Buffer> {
  const parts = docxParts(paragraph('Hello'))
  const rename = (part: string) => (parts[part] ?? '').replace('word/document.xml', name)
  return makeZip({
    ...parts,
    '[Content_Types].xml': rename('[Content_Types].xml'),
    '_rels/.rels': rename('_rels/.rels'),
    [name]: docxParts(body)['word/document.xml'] ?? '',
  })
}
