import type { ConsoleWords } from '../en/index.ts'
import { clients } from './clients.ts'
import { figures } from './figures.ts'
import { locked } from './locked.ts'
import { manage } from './manage.ts'
import { offices } from './offices.ts'
import { retention } from './retention.ts'
import { staff } from './staff.ts'
import { templates } from './templates.ts'

/** The words of the pages for managers, and of the figures. */
export const managing = {
  manage,
  staff,
  clients,
  offices,
  templates,
  locked,
  retention,
  figures,
} satisfies Partial<ConsoleWords>
