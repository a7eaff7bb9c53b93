/** What every page tells the layout. */

/** Every view model has a title; `layout: 'desk'` picks another frame, `scripts`/`styles` name built assets. */
export interface PageModel {
  title: string;
  layout?: string;
  scripts?: string[];
  styles?: string[];
  /** Present where a form came back with mistakes. */
  errors?: { text: string; href: string }[];
  /** Id of the page's form: the language switch then sends it along, so that nothing typed is lost. */
  languageForm?: {
    id: string;
    action: string;
    /** Name of the button that Enter in a field presses; absent: the form is sent. */
    enter?: string;
  };
  /** Goes along with every form of the page: which draft or complaint it is about. */
  tied?: Record<string, string>;
  /** Where the page stands by itself: it may also be the answer to a form that was sent elsewhere. */
  address?: string;
}
