/** What `peil simulate` says: the headings of the story, and what was wrong with how it was called. */
export interface StoryWords {
  readonly title: (agreement: string, from: string, to: string) => string;
  readonly invented: string;
  readonly seed: (seed: string) => string;
  readonly people: string;
  readonly staff: string;
  readonly month: (month: string, year: string) => string;
  readonly service: string;
  readonly relation: (customer: string) => string;
  readonly tickets: string;
  readonly measured: string;
  readonly counted: (kind: string, times: number) => string;
  readonly outcome: string;
  readonly withheld: (kinds: string) => string;
  readonly recorded: (moment: string) => string;
  readonly written: (name: string) => string;
  readonly cannotWrite: (name: string) => string;
  readonly badNumber: (option: string, least: number, most: number) => string;
  readonly badDate: (written: string) => string;
  readonly badLanguage: (written: string) => string;
  readonly noTexts: (name: string, names: readonly string[]) => string;
}
