import { addStaff, area, changeStaff, type StaffView, staffRole } from '@gwirio/contracts'
import type { PageError } from '@gwirio/pages'
import { readList, readText } from '../../form-fields.ts'
import type { ConsoleWords, StaffProblem } from '../../words/index.ts'

/** What a manager types about an account. */
export interface StaffForm {
  readonly username: string
  readonly displayName: string
  readonly role: string
  readonly areas: readonly string[]
}

export const emptyForm: StaffForm = { username: '', displayName: '', role: '', areas: [] }

export function formOf({ username, displayName, role, areas }: StaffView): StaffForm {
  return { username, displayName, role, areas }
}

export function readStaffForm(body: unknown): StaffForm {
  return {
    username: readText(body, 'username'),
    displayName: readText(body, 'displayName'),
    role: readText(body, 'role'),
    areas: readList(body, 'areas').filter((each) => area.safeParse(each).success),
  }
}

/** The form as `addStaff` takes it, or what is wrong with it. */
export function checkNew(form: StaffForm, { staff }: ConsoleWords) {
  const parsed = addStaff.body.safeParse(form)
  if (parsed.success) return { body: parsed.data }
  return { errors: findProblems(form, staff.form, true) }
}

/** The form as `changeStaff` takes it, or what is wrong with it. */
export function checkChange({ username: _, ...form }: StaffForm, { staff }: ConsoleWords) {
  const parsed = changeStaff.body.safeParse(form)
  if (parsed.success) return { body: parsed.data }
  return { errors: findProblems({ ...form, username: '' }, staff.form, false) }
}

function findProblems(
  form: StaffForm,
  words: ConsoleWords['staff']['form'],
  isNew: boolean,
): PageError[] {
  const { displayName, username } = addStaff.body.shape
  const problems = [
    !displayName.safeParse(form.displayName).success &&
      (['displayName', words.nameMissing] as const),
    isNew &&
      !username.safeParse(form.username).success &&
      (['username', words.usernameWrong] as const),
    !staffRole.safeParse(form.role).success && (['role', words.roleMissing] as const),
  ]
  return problems.filter((problem) => problem !== false).map(([field, text]) => ({ field, text }))
}

/** The field that a refusal is about. */
export function fieldOf(refused: StaffProblem): string {
  return refused === 'username-taken' ? 'username' : 'displayName'
}
