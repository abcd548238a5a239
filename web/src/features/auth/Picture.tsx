// A text as a picture for a telephone's camera: one path, always dark on white.

import { encode } from 'uqr';

/** Squares of white around it, as the standard wants. */
const MARGIN = 4;

export function Picture({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { border: MARGIN, ecc: 'M' });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg className="picture" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path className="picture-ground" d={`M0 0h${size}v${size}H0z`} />
      <path className="picture-dark" d={path} />
    </svg>
  );
}
