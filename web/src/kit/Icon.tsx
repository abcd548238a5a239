// The few signs of the desk, drawn on a 16-pixel grid.

const PATHS = {
  home: 'M2.5 7.5 8 3l5.5 4.5M4 6.5V13h8V6.5',
  company: 'M3 13.5V3.5h6v10M9 6.5h4v7M2 13.5h12M5 6h2M5 8.5h2M5 11h2',
  'company-change': 'M3 5.5h9L9.8 3.2M13 10.5H4l2.2 2.3',
  branch:
    'M8 13.8S3.5 10.2 3.5 6.7a4.5 4.5 0 0 1 9 0C12.5 10.2 8 13.8 8 13.8ZM8 8.2a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3Z',
  unit: 'M6.5 2.5h3v3h-3zM2.5 10.5h3v3h-3zM10.5 10.5h3v3h-3zM8 5.5V8M4 10.5V8h8v2.5',
  position: 'M8 7.5a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4ZM3.5 13.2c.4-2.4 2.1-3.7 4.5-3.7s4.1 1.3 4.5 3.7',
  'fiscal-year': 'M3 4.5h10v9H3zM3 7.2h10M5.7 2.7v3M10.3 2.7v3',
  area: 'M2.5 4.2 6 2.8l4 1.4 3.5-1.4v9L10 13.2l-4-1.4-3.5 1.4zM6 2.8v9M10 4.2v9',
  bank: 'M2.5 6.2 8 2.8l5.5 3.4zM3 13.2h10M4.5 6.5v5M8 6.5v5M11.5 6.5v5',
  'bank-branch': 'M3 6.5 8 3.2l5 3.3zM3.5 13h9M5 7v4.5M8 7v4.5M11 7v4.5',
  settings:
    'M2.5 5h6M11.5 5h2M2.5 11h2M7.5 11h6M10 6.7a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4ZM6 12.7a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4Z',
  audit: 'M8 2.5 3.5 4v4c0 2.7 1.8 4.6 4.5 5.5 2.7-.9 4.5-2.8 4.5-5.5V4zM6 8l1.5 1.5L10 6.7',
  document: 'M4 2.5h5.5L12 5v8.5H4zM9.5 2.5V5H12M6 8h4M6 10.5h4',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM10.3 10.3l3.2 3.2',
  bell: 'M4 11V7.2a4 4 0 0 1 8 0V11l1 1.2H3zM6.7 13.7h2.6',
  menu: 'M2.5 4.5h11M2.5 8h11M2.5 11.5h11',
  plus: 'M8 3v10M3 8h10',
  down: 'm4.5 6.5 3.5 3.5 3.5-3.5',
  right: 'm6.5 4.5 3.5 3.5-3.5 3.5',
  left: 'M9.5 4.5 6 8l3.5 3.5',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  file: 'M4 2.5h5.5L12 5v8.5H4zM9.5 2.5V5H12',
  close: 'm4 4 8 8M12 4l-8 8',
  check: 'm3.5 8.5 3 3 6-7',
  lock: 'M4.5 7.5h7v5.5h-7zM5.7 7.5V5.3a2.3 2.3 0 0 1 4.6 0v2.2',
  filter: 'M2.5 4h11M4.5 8h7M6.5 12h3',
  columns: 'M2.5 3.5h11v9h-11zM6.2 3.5v9M9.8 3.5v9',
  export: 'M8 2.5v7M5.2 6.8 8 9.6l2.8-2.8M3 12.5h10',
  view: 'M2.5 4h7M2.5 8h5M2.5 12h4M10 9.5l1.8 1.8L15 8',
  keys: 'M2 4.5h12v7H2zM4.3 6.7h.1M6.7 6.7h.1M9.1 6.7h.1M11.6 6.7h.1M5 9.3h6',
  sum: 'M3.5 2.5h9v11h-9zM5.5 5h5M5.6 8h.1M8 8h.1M10.4 8h.1M5.6 11h.1M8 11h.1M10.4 11h.1',
  warning: 'M8 2.8 14 13H2zM8 6.7v3M8 11.3h.1',
  user: 'M6 7.6a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4ZM1.8 13c.4-2.3 2-3.5 4.2-3.5s3.8 1.2 4.2 3.5M10.4 3.4a2.1 2.1 0 0 1 0 4M11.6 9.7c1.5.3 2.4 1.4 2.7 3.3',
  'api-key': 'M5.5 13.2a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4ZM7.5 8.6l5.2-5.2M10.4 5.7l2 2',
  account:
    'M8 13.7A5.7 5.7 0 1 0 8 2.3a5.7 5.7 0 0 0 0 11.4ZM8 8.3a1.9 1.9 0 1 0 0-3.8 1.9 1.9 0 0 0 0 3.8ZM4.3 12.2c.7-1.5 2-2.2 3.7-2.2s3 .7 3.7 2.2',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  print: 'M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4h-7z',
  role: 'M8 2.3 13 4v4c0 3-2.1 4.9-5 5.9C5.1 12.9 3 11 3 8V4zM5.8 8l1.6 1.6L10.4 6.5',
  assignment:
    'M6 7.2a2.1 2.1 0 1 0 0-4.2 2.1 2.1 0 0 0 0 4.2ZM2 12.8c.3-2.2 1.8-3.4 4-3.4 1 0 1.9.2 2.6.7M9 12.3l1.7 1.7 3-3.5',
  'duty-pair': 'M8 2.5v11M3 13.5h10M8 4 3.5 5.5M8 4l4.5 1.5M3.5 5.5 2 9.5h3zM12.5 5.5 11 9.5h3z',
  why: 'M8 13.7A5.7 5.7 0 1 0 8 2.3a5.7 5.7 0 0 0 0 11.4ZM6.3 6.4A1.8 1.8 0 1 1 8 8.3v.9M8 11.2h.1',
  dimension: 'M3 13V3M3 13h10M3 13l6.5-6.5M3 5.5h1.5M3 8h1.5M6 13v-1.5M8.5 13v-1.5M11 13v-1.5',
  item: 'M8 2.5 13.5 5v6L8 13.5 2.5 11V5zM2.5 5 8 7.5 13.5 5M8 7.5v6',
  'item-group': 'M2.5 3.5h4.5v4H2.5zM9 3.5h4.5v4H9zM5.8 9.5h4.4v4H5.8z',
  measure: 'M2.5 5.5h11v5h-11zM5 5.5v2M7.5 5.5v2.7M10 5.5v2',
  conversion: 'M3 5.5h9L9.8 3.2M13 10.5H4l2.2 2.3',
  'price-list': 'M4 2.5h8v11H4zM6 5.5h4M6 8h4M6 10.5h2',
  price: 'M8.5 2.5h5v5L7.5 13.5l-5-5zM11 5h.1',
  'own-pack': 'M3 3.5h10v9H3zM3 6.5h10M6 11l3.2-3.2 1.2 1.2-3.2 3.2H6z',
  'feature-flag': 'M4 14V2.5M4 3.5h8l-2 2.8 2 2.7H4',
  configuration: 'M3 4.5h6M12 4.5h1M3 8h1M7 8h6M3 11.5h5M11 11.5h2M9 3v3M4 6.5v3M8 10v3',
  rules: 'M3 3.5h10v9H3zM3 6.5h10M6.5 6.5v6M8.3 8.7h3M8.3 10.6h3',
  party:
    'M5.5 7.4a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM10.8 8a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4ZM2 12.8c.3-2.1 1.6-3.2 3.5-3.2s3.2 1.1 3.5 3.2M10.9 9.9c1.6 0 2.8.9 3.1 2.7',
  vendor:
    'M2.5 4.5h7v6.5h-7zM9.5 6.5h2.6l1.4 2V11h-4M5 12.9a1.2 1.2 0 1 0 0-2.4 1.2 1.2 0 0 0 0 2.4ZM11.3 12.9a1.2 1.2 0 1 0 0-2.4 1.2 1.2 0 0 0 0 2.4Z',
  proof: 'M3 3.5h10v7H3zM5 6h3.5M5 8.2h2.5M10.4 7.2a1.2 1.2 0 1 0 0 .1M9.7 10.5v3l1-.7 1 .7v-3',
  'party-twin': 'M6 11a3.8 3.8 0 1 0 0-7.6A3.8 3.8 0 0 0 6 11ZM10 12.6A3.8 3.8 0 1 0 10 5a3.8 3.8 0 0 0 0 7.6Z',
  dot: 'M8 9.2a1.2 1.2 0 1 0 0-2.4 1.2 1.2 0 0 0 0 2.4Z',
} as const;

export type IconName = keyof typeof PATHS;

export const iconOf = (name: string): IconName => (name in PATHS ? (name as IconName) : 'document');

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
