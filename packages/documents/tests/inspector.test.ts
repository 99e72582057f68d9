import { deflateSync } from 'node:zlib'
import { forThisFile } from '@gwirio/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createInspector } from '../src/index.ts'
import { inspectDocument } from '../src/inspect-document.ts'
import { makeDocx, makePdf, paragraph } from './made.ts'

const inspector = await forThisFile(Promise.resolve(createInspector({ threads: 1 })))
const letter = { name: 'letter.txt', declaredType: null, bytes: Buffer.from('Dear Siân') }

describe('the inspector', () => {
  it('reads documents in a thread as they are read here', async () => {
    const pdf = { name: 'letter.pdf', declaredType: null, bytes: await makePdf('Dear Sian') }
    const docx = { ...pdf, name: 'letter.docx', bytes: await makeDocx(paragraph('Dear Siân')) }
    for (const document of [letter, pdf, docx]) {
      const inspection = await inspector.inspect(document)
      expect(inspection).toEqual(await inspectDocument(document))
      expect(inspection).toMatchObject({ problems: [] })
    }
  })

  it('ends a thread that takes too long, and reads on', async () => {
    await using quick = createInspector({ threads: 1, deadlineMilliseconds: 300 })
    const bytes = Buffer.from(`%PDF-1.7\n${'('.repeat(400_000)}`)
    const given = { name: 'letter.pdf', declaredType: null, bytes }
    expect(await quick.inspect(given)).toMatchObject({ type: 'pdf', problems: ['unreadable'] })
    expect(await quick.inspect(letter)).toMatchObject({ problems: [] })
  })

  it('ends a thread that takes too much memory beside its heap, and reads on', async () => {
    await using small = createInspector({ threads: 1, megabytes: 64, deadlineMilliseconds: 60_000 })
    const given = { name: 'letter.pdf', declaredType: null, bytes: bomb() }
    expect(await small.inspect(given)).toMatchObject({ problems: ['unreadable'] })
    expect(await small.inspect(letter)).toMatchObject({ problems: [] })
  })

  it('throws at nothing, whatever a document holds', async () => {
    const whole = [await makePdf('Dear Sian'), await makeDocx(paragraph('Dear Siân'))]
    const broken = fc
      .record({
        bytes: fc.constantFrom(...whole),
        at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        put: fc.uint8Array({ minLength: 1, maxLength: 40 }),
        cut: fc.boolean(),
      })
      .map(({ bytes, at, put, cut }) => {
        const place = Math.floor(at * bytes.length)
        const rest = cut ? [] : [bytes.subarray(place + put.length)]
        return Buffer.concat([bytes.subarray(0, place), put, ...rest])
      })
    const property = fc.asyncProperty(broken, fc.string(), async (bytes, name) => {
      const inspection = await inspector.inspect({ name, declaredType: null, bytes })
      expect(inspection.problems).toBeInstanceOf(Array)
    })
    await fc.assert(property, { seed: 5, numRuns: 150 })
  })
})

/** A page of a few hundred kilobytes that unfolds to hundreds of megabytes. */
function bomb(): Buffer {
  const packed = deflateSync(deflateSync(Buffer.alloc(400 * 1024 * 1024, ' ')))
  const head = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj
4 0 obj<</Filter[/FlateDecode/FlateDecode]/Length ${packed.length}>>stream
`
  const tail = '\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF'
  return Buffer.concat([Buffer.from(head), packed, Buffer.from(tail)])
}
