import type { CSSProperties } from 'react';

/** The product's colours as mail programs understand them: light inline, dark by the class of the same name. */
const colours = {
  page: { property: 'background-color', light: '#f6f8f9', dark: '#0c0f10' },
  card: { property: 'background-color', light: '#ffffff', dark: '#191c1e' },
  line: { property: 'border-color', light: '#e0e3e5', dark: '#272c2f' },
  text: { property: 'color', light: '#151c1f', dark: '#e8eced' },
  muted: { property: 'color', light: '#4c5458', dark: '#acb4b7' },
  faint: { property: 'color', light: '#646c70', dark: '#919a9e' },
  accent: { property: 'color', light: '#006871', dark: '#5dcbd1' },
  danger: { property: 'color', light: '#c32324', dark: '#f98b85' },
  warning: { property: 'color', light: '#99560a', dark: '#f0b55d' },
  info: { property: 'color', light: '#1d66be', dark: '#7bb8f6' },
  button: { property: 'background-color', light: '#006871', dark: '#157580' },
} as const;

export type MailColour = keyof typeof colours;

/** The sheet that turns a mail dark where the mail program is; the rest ignore it. */
export const darkSheet = `@media (prefers-color-scheme: dark) {${Object.entries(colours)
  .map(([name, { property, dark }]) => `.${name}{${property}:${dark}!important}`)
  .join('')}}
@media (max-width: 480px) {.card{padding:20px 16px!important}}`;

const styleProperty = {
  'background-color': 'backgroundColor',
  'border-color': 'borderColor',
  color: 'color',
} as const;

/** The class and the style that give an element one of the mail's colours beside other styles. */
export function coloured(name: MailColour, style: CSSProperties = {}): { className: string; style: CSSProperties } {
  const { property, light } = colours[name];
  return { className: name, style: { ...style, [styleProperty[property]]: light } };
}

export const fontFamily = "'Inter Variable', Inter, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";
