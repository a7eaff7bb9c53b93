/** What each component (`web/views/partials/*.hbs`) takes: the shape of the model it is rendered with. */
import type {
  AttachmentModel,
  DeadlineModel,
  IncidentRow,
  SignatureModel,
  SubmissionModel,
  TalkModel,
  TimelineEntry,
  UploadModel,
  VersionModel,
} from './facts-in-words.js';
import type { FieldModel } from './form-parts.js';
import type { Navigation } from './navigation.js';
import type { Pagination } from './pagination.js';

export type { DeadlineModel, FieldModel, IncidentRow, UploadModel };

/** Which surroundings a page is shown in, whatever the system asks for. */
export type Theme = 'light' | 'dark' | 'print';

export interface ButtonModel {
  text: string;
  /** Sent with the form, together with `value`. */
  name?: string;
  value?: string;
  kind?: 'secondary' | 'warning';
  /** Sends the surrounding form to this address instead of its own. */
  action?: string;
}

/** What every field of a form has. */
interface Field {
  /** Also the name that is sent, and what the error summary links to. */
  id: string;
  hint?: string;
  error?: string;
}

export interface InputModel extends Field {
  label: string;
  value?: string;
  /** `text` where it is missing. */
  type?: 'text' | 'tel' | 'email' | 'password' | 'date' | 'number';
  /** Which keyboard a phone shows. */
  mode?: 'numeric' | 'decimal';
  autocomplete?: string;
  /** A class of govuk-frontend: `govuk-input--width-10`. */
  width?: string;
  /** The most characters. */
  max?: number;
  /** A code or an address: no capitals, no spelling check. */
  plain?: boolean;
  required?: boolean;
  /** Says so behind the label. */
  optional?: boolean;
}

export interface TextareaModel extends Field {
  label: string;
  value?: string;
  rows: number;
  required?: boolean;
  optional?: boolean;
}

export interface OptionModel {
  value: string;
  text: string;
}

export interface SelectModel extends Field {
  label: string;
  items: (OptionModel & { selected?: boolean })[];
  optional?: boolean;
}

export interface CheckboxesModel extends Field {
  legend: string;
  items: (OptionModel & { checked?: boolean })[];
  optional?: boolean;
}

export interface RadiosModel extends Field {
  legend: string;
  items: (OptionModel & { checked?: boolean; hint?: string })[];
  /** Beside each other where there is room. */
  inline?: boolean;
  optional?: boolean;
}

/** The attribute that leads from a field to its hint and its error. */
export type DescribedByModel = Field;

export type TagColour = 'blue' | 'green' | 'grey' | 'orange' | 'red';

export interface TagModel {
  text: string;
  /** Blue where it is missing. */
  colour?: TagColour;
}

export type DeadlineChipModel = Pick<DeadlineModel, 'left' | 'kind'>;

export interface DeadlinesModel {
  deadlines: Pick<DeadlineModel, 'step' | 'due' | 'left' | 'kind' | 'provenance'>[];
}

export interface TimelineModel {
  /** The latest first. */
  entries: TimelineEntry[];
}

export interface VersionsModel {
  /** The latest first. */
  versions: VersionModel[];
}

/** A signature where it is shown. */
export type { SignatureModel };

export interface SubmissionsModel {
  submissions: SubmissionModel[];
}

export interface AttachmentsModel {
  attachments: AttachmentModel[];
}

export interface SummaryListModel {
  rows: { label: string; value: string; action?: { text: string; what: string; href: string } }[];
}

export interface FiguresModel {
  title: string;
  rows: { label: string; value: string; share: string; cohort: string }[];
}

/** Figures of earlier periods that are others now. */
export interface CorrectionsModel {
  rows: { period: string; label: string; told: string; now: string; reasons: string }[];
}

export interface PaginationModel {
  pagination: Pagination;
}

export interface ErrorSummaryModel {
  errors: { text: string; href?: string }[];
}

export interface NotificationBannerModel {
  /** Nothing is shown where there is nothing to say. */
  text: string | null;
}

export interface DiagramModel {
  /** Where the browser finds the diagram and its marks. */
  diagramUrl: string;
}

/** The frame takes the page's own model, as `render` makes it. */
export interface HeaderModel {
  width: 'govuk-width-container' | 'app-wide';
  page: Pick<Navigation, 'signedIn' | 'links' | 'language'> & { companyName: string; emergencyPhone: string };
}

export interface FooterModel {
  width: 'govuk-width-container' | 'app-wide';
  page: Pick<Navigation, 'signedIn'> & { companyName: string; emergencyPhone: string; year: string };
}

export interface HeadModel {
  page: { windowTitle: string; signedIn: Navigation['signedIn']; csrfToken: string };
  /** Names of built assets that only this page needs. */
  styles?: string[];
  scripts?: string[];
}

/** Components that need nothing but the page they are on. */
export type NothingModel = Record<never, never>;

export interface FilesModel {
  /** `files` where absent. */
  id?: string;
  accept: string;
  hint: string;
  error?: string;
  optional?: boolean;
}

export interface DangerNoteModel {
  /** Sentences; null where nobody is in danger. */
  danger: string[] | null;
}

export interface TalksModel {
  talk: TalkModel[];
}
