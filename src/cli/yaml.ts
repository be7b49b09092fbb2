import { stringify } from 'yaml';

/** What a command prints for people and files alike: each value written out, none by reference to another. */
export const yaml = (value: unknown): string => stringify(value, { aliasDuplicateObjects: false });
