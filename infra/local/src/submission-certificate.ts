import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openAuthority } from '@gwirio/testing/certificate'

/** Where what SMTP submission needs on this machine lies. */
export function submissionFiles(dataFolder: string) {
  const folder = join(dataFolder, 'submission')
  return {
    folder,
    cert: join(folder, 'certificate.pem'),
    key: join(folder, 'key.pem'),
    authority: join(folder, 'authority.pem.cert'),
  }
}

/** Makes a certificate for `localhost`, signed by an authority that is the same at every start. */
export async function makeSubmissionCertificate(dataFolder: string): Promise<void> {
  const files = submissionFiles(dataFolder)
  await mkdir(files.folder, { recursive: true, mode: 0o700 })
  const authority = await openAuthority({ file: join(files.folder, 'authority.pem') })
  const { cert, key } = authority.issue(['localhost'])
  await writeFile(files.cert, cert)
  await writeFile(files.key, key, { mode: 0o600 })
}
