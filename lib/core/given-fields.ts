type Given<Fields extends object> = { [Name in keyof Fields]: Exclude<Fields[Name], undefined> };

/** The fields of an object that have a value: what may stand in a change of a row. */
export function givenFields<Fields extends object>(fields: Fields): Given<Fields> {
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  // The cast holds because only fields that may be left out can be undefined, and those are left out.
  return given as Given<Fields>;
}
