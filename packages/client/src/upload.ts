/** Called as a submission goes out; `sentBytes` starts again with each attempt. */
export type OnProgress = (progress: { sentBytes: number; totalBytes: number }) => void

const pieceBytes = 64 * 1024

/** A form as a body that says how much of it has gone, with the Content-Length that services want before they read. */
export async function streamForm(form: FormData, onProgress: OnProgress | undefined) {
  const whole = new Response(form)
  const contentType = whole.headers.get('content-type') ?? ''
  const bytes = new Uint8Array(await whole.arrayBuffer())
  const totalBytes = bytes.byteLength
  let sentBytes = 0
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const piece = bytes.slice(sentBytes, sentBytes + pieceBytes)
      sentBytes += piece.byteLength
      controller.enqueue(piece)
      onProgress?.({ sentBytes, totalBytes })
      if (sentBytes === totalBytes) controller.close()
    },
  })
  const headers = { 'content-type': contentType, 'content-length': String(totalBytes) }
  return { body, headers }
}
