// Students needed in each of two groups; the same formulas as proofpoints/evidence/power.py, which names the sources.
const Z_TWO_SIDED = 1.959963984540054; // 97.5 percent point of the normal distribution: a risk of 5 percent on two sides
const Z_POWER = { 0.8: 0.8416212335729143, 0.9: 1.2815515655446004 };

export function forRates(percent, change, power) {
  const one = percent / 100, other = (percent + change) / 100;
  if (!(one >= 0 && one <= 1 && other >= 0 && other <= 1) || one === other) return null;
  const mean = (one + other) / 2;
  const none = Math.sqrt(2 * mean * (1 - mean));
  const some = Math.sqrt(one * (1 - one) + other * (1 - other));
  return Math.ceil(((Z_TWO_SIDED * none + Z_POWER[power] * some) / (one - other)) ** 2);
}

export function forMeans(effect, power) {
  return effect ? Math.ceil(2 * ((Z_TWO_SIDED + Z_POWER[power]) / effect) ** 2) : null;
}

export const designEffect = (cluster, icc) => 1 + (Math.max(cluster, 1) - 1) * icc;
