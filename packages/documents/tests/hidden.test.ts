import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { inspectPdf } from './inspect.ts'

/** A PDF of one page whose first object is this; readers that find no table of objects look for them. */
function pdfWith(hidden: string): Buffer {
  const objects = [
    '1 0 obj <</Type/Catalog/Pages 2 0 R/OpenAction 9 0 R>> endobj',
    '2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj',
    '3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>> endobj',
    '4 0 obj <</Length 38>> stream\nBT /F 12 Tf 20 100 Td (A letter) Tj ET\nendstream endobj',
    '5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj',
  ]
  const parts = ['%PDF-1.7', hidden, ...objects, 'trailer <</Root 1 0 R/Size 10>>', '%%EOF']
  return Buffer.from(parts.join('\n'), 'latin1')
}

const launch = '<</S/Launch/F(cmd.exe)>>'

function objectStream(dictionary: string, body: Buffer): string {
  const given = `/Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length ${body.length}${dictionary}`
  return `8 0 obj <<${given}>> stream\n${body.toString('latin1')}\nendstream endobj`
}

describe('what a PDF hides from who looks for names', () => {
  it('is nothing here: a control', async () => {
    const { problems, text } = await inspectPdf(pdfWith(''))
    expect({ problems, text: text.slice(0, 8) }).toEqual({ problems: [], text: 'A letter' })
  })

  it.each([
    ['an object', `9 0 obj ${launch} endobj`],
    [
      'an object behind a comment that looks like a stream',
      `%stream\n9 0 obj ${launch} endobj\n%endstream`,
    ],
    [
      'an object in a stream of objects behind such a comment',
      `%stream\n${objectStream('', deflateSync(`9 0 ${launch}`))}`,
    ],
  ])('is found: %s', async (_, hidden) => {
    expect((await inspectPdf(pdfWith(hidden))).problems).toContain('active-content')
  })

  it('is not read when a stream of objects is packed in another way', async () => {
    const packed = objectStream('/DecodeParms<</Predictor 12>>', deflateSync('anything'))
    expect((await inspectPdf(pdfWith(packed))).problems).toContain('unreadable')
  })
})
