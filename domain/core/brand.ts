/** Texts that mean something: what is of one kind cannot be taken for another, though both are texts. */
declare const brand: unique symbol;

export type Branded<Name extends string> = string & { readonly [brand]: Name };
