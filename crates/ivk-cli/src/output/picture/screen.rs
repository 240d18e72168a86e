//! What a terminal can show.

use std::env;
use std::io::IsTerminal;

use clap::ValueEnum;
use image::ImageError;

use super::{Colors, Picture, Room, encoded};
use crate::output::style::Style;

/// How pictures are shown.
///
/// It is read from the environment alone. To ask the terminal and wait for its answer would hang where none comes, take
/// what the user typed ahead, and leave the answer on the screen where it comes late.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Screen {
    /// Not at all.
    Nothing,
    /// As half blocks in these colors.
    Blocks(Colors),
    /// With the graphics protocol of Kitty.
    Kitty,
    /// With the inline images of iTerm2.
    ITerm,
}

/// How a person wants pictures to be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Wish {
    /// As well as the terminal is known to be able to
    Auto,
    /// As half blocks
    Blocks,
    /// With the graphics protocol of Kitty
    Kitty,
    /// With the inline images of iTerm2
    Iterm,
    /// Not at all
    None,
}

impl Screen {
    /// What the terminal behind a stream can show.
    pub(crate) fn of(style: Style, stream: &impl IsTerminal) -> Self {
        Self::detect(style.is_colored(), stream.is_terminal(), |name| {
            env::var(name).ok()
        })
    }

    /// The same, as the person wants it.
    pub(crate) fn wished(self, wish: Wish) -> Self {
        match wish {
            Wish::Auto => self,
            Wish::Blocks => self.colors().map_or(Self::Blocks(Colors::True), Self::Blocks),
            Wish::Kitty => Self::Kitty,
            Wish::Iterm => Self::ITerm,
            Wish::None => Self::Nothing,
        }
    }

    /// The colors of half blocks, which can be drawn again and again in the same place; `None` where nothing is shown.
    pub(crate) fn colors(self) -> Option<Colors> {
        match self {
            Self::Nothing => None,
            Self::Blocks(colors) => Some(colors),
            // Whatever draws pictures has all colors.
            Self::Kitty | Self::ITerm => Some(Colors::True),
        }
    }

    /// Whether it shows more than a few thousand pixels.
    pub(crate) fn is_sharp(self) -> bool {
        matches!(self, Self::Kitty | Self::ITerm)
    }

    /// What is to be written to show a picture, whole lines; nothing where nothing is shown.
    pub(crate) fn draw(self, content: &[u8], room: Room) -> Result<String, ImageError> {
        match self {
            Self::Nothing => Ok(String::new()),
            Self::Kitty => encoded::kitty(content, room),
            Self::ITerm => encoded::iterm(content, room),
            Self::Blocks(colors) => {
                let mut text = Picture::decode(content)?.lines(room, colors).join("\n");
                text.push('\n');
                Ok(text)
            }
        }
    }

    fn detect(colored: bool, terminal: bool, variable: impl Fn(&str) -> Option<String>) -> Self {
        let value = |name| variable(name).unwrap_or_default();
        let term = value("TERM");
        if !colored || (terminal && term == "dumb") {
            return Self::Nothing;
        }
        let is_set = |name| !value(name).is_empty();
        // A multiplexer hands pictures through only when it was told to, and what it runs in may be another terminal
        // than the variables say.
        let multiplexed = is_set("TMUX")
            || is_set("STY")
            || is_set("ZELLIJ")
            || term.starts_with("tmux")
            || term.starts_with("screen");
        let program = value("TERM_PROGRAM");
        let draws = terminal && !multiplexed && !is_set("CI");
        if draws
            && (is_set("KITTY_WINDOW_ID")
                || term == "xterm-kitty"
                || program == "ghostty"
                || term == "xterm-ghostty")
        {
            return Self::Kitty;
        }
        let as_iterm = ["iTerm.app", "WezTerm", "mintty"];
        if draws && (as_iterm.contains(&program.as_str()) || value("LC_TERMINAL") == "iTerm2") {
            return Self::ITerm;
        }
        let true_colors = matches!(value("COLORTERM").as_str(), "truecolor" | "24bit")
            || is_set("WT_SESSION")
            || ["direct", "kitty", "ghostty", "alacritty", "foot"]
                .iter()
                .any(|name| term.contains(name));
        Self::Blocks(if true_colors {
            Colors::True
        } else {
            Colors::Palette
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PALETTE: Screen = Screen::Blocks(Colors::Palette);
    const TRUE: Screen = Screen::Blocks(Colors::True);

    fn detect(colored: bool, terminal: bool, variables: &[(&str, &str)]) -> Screen {
        Screen::detect(colored, terminal, |name| {
            variables
                .iter()
                .find(|(known, _)| *known == name)
                .map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn terminals_are_known_by_their_environment() {
        let table: &[(&[(&str, &str)], Screen)] = &[
            (&[("TERM", "xterm-256color")], PALETTE),
            (&[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")], TRUE),
            (&[("TERM", "xterm-direct")], TRUE),
            (&[("TERM", "linux")], PALETTE),
            (&[("TERM", "dumb")], Screen::Nothing),
            (&[("TERM", "dumb"), ("COLORTERM", "truecolor")], Screen::Nothing),
            (&[("WT_SESSION", "1")], TRUE),
            (&[("TERM", "xterm-kitty")], Screen::Kitty),
            (
                &[("TERM", "xterm-256color"), ("KITTY_WINDOW_ID", "1")],
                Screen::Kitty,
            ),
            (&[("TERM", "xterm-ghostty")], Screen::Kitty),
            (&[("TERM_PROGRAM", "iTerm.app")], Screen::ITerm),
            (&[("TERM_PROGRAM", "WezTerm")], Screen::ITerm),
            // Over ssh only this one is handed on.
            (
                &[("TERM", "xterm-256color"), ("LC_TERMINAL", "iTerm2")],
                Screen::ITerm,
            ),
            (
                &[("TERM_PROGRAM", "Apple_Terminal"), ("TERM", "xterm-256color")],
                PALETTE,
            ),
            // Multiplexers inherit the variables of the terminal that they were started in.
            (
                &[
                    ("TERM", "tmux-256color"),
                    ("TMUX", "/x"),
                    ("KITTY_WINDOW_ID", "1"),
                ],
                PALETTE,
            ),
            (
                &[
                    ("TERM", "screen"),
                    ("COLORTERM", "24bit"),
                    ("LC_TERMINAL", "iTerm2"),
                ],
                TRUE,
            ),
            (&[("TERM", "xterm-kitty"), ("ZELLIJ", "0")], TRUE),
            (&[("TERM", "xterm-kitty"), ("CI", "true")], TRUE),
        ];
        for (variables, expected) in table {
            assert_eq!(detect(true, true, variables), *expected, "{variables:?}");
            assert_eq!(
                detect(false, true, variables),
                Screen::Nothing,
                "{variables:?}, no colors"
            );
        }
    }

    #[test]
    fn what_is_not_a_terminal_gets_blocks_at_most() {
        assert_eq!(detect(true, false, &[("TERM", "xterm-kitty")]), TRUE);
        assert_eq!(detect(true, false, &[]), PALETTE);
        assert_eq!(detect(false, false, &[("TERM", "xterm-kitty")]), Screen::Nothing);
    }

    #[test]
    fn a_wish_is_fulfilled() {
        assert_eq!(Screen::Nothing.wished(Wish::Kitty), Screen::Kitty);
        assert_eq!(Screen::Kitty.wished(Wish::Blocks), TRUE);
        assert_eq!(PALETTE.wished(Wish::Blocks), PALETTE);
        assert_eq!(Screen::ITerm.wished(Wish::None), Screen::Nothing);
        assert_eq!(PALETTE.wished(Wish::Auto), PALETTE);
    }
}
