//! Colors.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A color with opacity, each part from 0 to 255.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Color {
    /// Red.
    pub r: u8,
    /// Green.
    pub g: u8,
    /// Blue.
    pub b: u8,
    /// Opacity.
    pub a: u8,
}

impl Color {
    /// An opaque color.
    pub const fn rgb(r: u8, g: u8, b: u8) -> Self {
        Self { r, g, b, a: 255 }
    }

    /// Reads `#rrggbb`, `#rrggbbaa`, `#rgb`, `r,g,b` or `r,g,b,a`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let parts: Option<Vec<u8>> = match text.strip_prefix('#') {
            Some(hex) if !hex.bytes().all(|digit| digit.is_ascii_hexdigit()) => None,
            Some(hex) if hex.len() == 3 => (0..3)
                .map(|place| u8::from_str_radix(&hex.get(place..=place)?.repeat(2), 16).ok())
                .collect(),
            Some(hex) => (0..hex.len())
                .step_by(2)
                .map(|place| u8::from_str_radix(hex.get(place..place + 2)?, 16).ok())
                .collect(),
            None => text.split(',').map(|part| part.trim().parse().ok()).collect(),
        };
        Self::from_parts(&parts?)
    }

    /// Three or four parts.
    pub(crate) fn from_parts(parts: &[u8]) -> Option<Self> {
        match *parts {
            [r, g, b] => Some(Self::rgb(r, g, b)),
            [r, g, b, a] => Some(Self { r, g, b, a }),
            _ => None,
        }
    }
}

/// `#rrggbbaa`.
impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}{:02x}", self.r, self.g, self.b, self.a)
    }
}

#[cfg(test)]
mod tests {
    use super::Color;

    #[test]
    fn every_notation() {
        let orange = Color::rgb(255, 136, 0);
        for text in ["#ff8800", "#FF8800FF", "#f80", "255,136,0", " 255, 136 ,0, 255"] {
            assert_eq!(Color::parse(text), Some(orange), "{text}");
        }
        assert_eq!(
            Color::parse("1,2,3,4"),
            Some(Color {
                r: 1,
                g: 2,
                b: 3,
                a: 4
            })
        );
        assert_eq!(Color::parse(&orange.to_string()), Some(orange));
        for text in [
            "",
            "#",
            "#ff88",
            "#ff880",
            "#ff8800ff0",
            "#gg8800",
            "#+f8800",
            "#ää",
            "1,2",
            "1,2,3,4,5",
            "256,0,0",
            "red",
        ] {
            assert_eq!(Color::parse(text), None, "{text}");
        }
    }
}
