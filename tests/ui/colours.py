"""Measures of colours: contrast, how colour-blind people see them, and how far apart two look.

Contrast: WCAG 2.2, relative luminance. Seen by others: Machado, Oliveira and Fernandes 2009 (severity 1) and
Brettel, Viénot and Mollon 1997, both in linear sRGB. Apart: CIEDE2000 as Sharma, Wu and Dalal 2005 give it.
"""

from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

Triple = tuple[float, float, float]
Matrix = tuple[Triple, Triple, Triple]

LUMINANCE: Triple = (0.2126, 0.7152, 0.0722)
TO_XYZ: Matrix = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
WHITE: Triple = (0.95047, 1.0, 1.08883)

MACHADO: dict[str, Matrix] = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
BRETTEL: dict[str, tuple[Triple, Matrix, Matrix]] = {
    "protanopia": (
        (0.00048, 0.00393, -0.00441),
        ((0.14980, 1.19548, -0.34528), (0.10764, 0.84864, 0.04372), (0.00384, -0.00540, 1.00156)),
        ((0.14570, 1.16172, -0.30742), (0.10816, 0.85291, 0.03892), (0.00386, -0.00524, 1.00139)),
    ),
    "deuteranopia": (
        (-0.00281, -0.00611, 0.00892),
        ((0.36477, 0.86381, -0.22858), (0.26294, 0.64245, 0.09462), (-0.02006, 0.02728, 0.99278)),
        ((0.37298, 0.88166, -0.25464), (0.25954, 0.63506, 0.10540), (-0.01980, 0.02784, 0.99196)),
    ),
    "tritanopia": (
        (0.03901, -0.02788, -0.01113),
        ((1.01277, 0.13548, -0.14826), (-0.01243, 0.86812, 0.14431), (0.07589, 0.80500, 0.11911)),
        ((0.93678, 0.18979, -0.12657), (0.06154, 0.81526, 0.12320), (-0.37562, 1.12767, 0.24796)),
    ),
}
"""The normal of the plane that parts the colours, and a matrix for each side of it."""


def linear(code: str) -> Triple:
    """`#RRGGBB` as light."""

    def light(part: str) -> float:
        value = int(part, 16) / 255
        return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)

    return light(code[1:3]), light(code[3:5]), light(code[5:7])


def contrast(one: str, other: str) -> float:
    """From 1, the same, to 21, black on white."""
    dim, bright = sorted(_dot(LUMINANCE, linear(code)) for code in (one, other))
    return (bright + 0.05) / (dim + 0.05)


def seen_by(kind: str, code: str) -> tuple[Triple, ...]:
    """The colour as each method says that people of a kind of sight see it."""
    light = linear(code)
    if kind == "full":
        return (light,)
    normal, above, below = BRETTEL[kind]
    return _through(MACHADO[kind], light), _through(above if _dot(normal, light) >= 0 else below, light)


def apart(kind: str, one: str, other: str) -> float:
    """How different two colours look to them, by the method that says less; 2 to 3 is just visible."""
    seen = zip(seen_by(kind, one), seen_by(kind, other), strict=True)
    return min(ciede2000(lab(first), lab(second)) for first, second in seen)


def lab(light: Triple) -> Triple:
    """CIE L*a*b* under D65."""

    def bent(value: float) -> float:
        return float(value ** (1 / 3)) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116

    x, y, z = (bent(_dot(row, light) / white) for row, white in zip(TO_XYZ, WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def ciede2000(one: Triple, other: Triple) -> float:
    """The difference of two L*a*b* colours."""
    chroma = (hypot(one[1], one[2]) + hypot(other[1], other[2])) / 2
    stretch = 1.5 - 0.5 * sqrt(chroma**7 / (chroma**7 + 25.0**7))
    a1, a2 = one[1] * stretch, other[1] * stretch
    c1, c2 = hypot(a1, one[2]), hypot(a2, other[2])
    h1, h2 = degrees(atan2(one[2], a1)) % 360, degrees(atan2(other[2], a2)) % 360
    grey = c1 * c2 == 0
    turn = 0.0 if grey else (h2 - h1 + 180) % 360 - 180
    mean_hue = h1 + h2 if grey else (h1 + turn / 2) % 360
    mean_c, mean_l = (c1 + c2) / 2, (one[0] + other[0]) / 2
    hue_step = 2 * sqrt(c1 * c2) * sin(radians(turn / 2))
    lift = (mean_l - 50) ** 2
    light = (other[0] - one[0]) / (1 + 0.015 * lift / sqrt(20 + lift))
    colour = (c2 - c1) / (1 + 0.045 * mean_c)
    hue = hue_step / (1 + 0.015 * mean_c * _hue_weight(mean_hue))
    twist = 2 * sqrt(mean_c**7 / (mean_c**7 + 25.0**7))
    twist *= sin(radians(60 * exp(-(((mean_hue - 275) / 25) ** 2))))
    return sqrt(max(0.0, light**2 + colour**2 + hue**2 - twist * colour * hue))


def _hue_weight(hue: float) -> float:
    first, second = 0.17 * cos(radians(hue - 30)), 0.24 * cos(radians(2 * hue))
    third, fourth = 0.32 * cos(radians(3 * hue + 6)), 0.20 * cos(radians(4 * hue - 63))
    return 1 - first + second + third - fourth


def _dot(one: Triple, other: Triple) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))


def _through(matrix: Matrix, light: Triple) -> Triple:
    first, second, third = (min(1.0, max(0.0, _dot(row, light))) for row in matrix)
    return first, second, third
