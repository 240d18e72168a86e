//! `ivk images`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use ivk_client::boards as gallery;

use super::ServerArguments;
use crate::output::picture::Wish;

#[derive(Debug, Args)]
#[command(arg_required_else_help = true)]
pub(crate) struct Images {
    #[command(subcommand)]
    pub(crate) action: ImagesAction,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ImagesAction {
    /// List images of the server, the newest first
    #[command(visible_alias = "list")]
    Ls(ListImages),
    /// Show pictures in the terminal, and what is known of them
    Show(ShowImages),
    /// Download images
    Get(GetImages),
    /// Upload pictures, and print the names that the server gives them
    Put(PutImages),
    /// Move images to a board
    Mv(MoveImages),
    /// Star images
    Star(NamedImages),
    /// Take the stars of images away
    Unstar(NamedImages),
    /// Delete images for good
    Rm(RemoveImages),
    /// Print how pictures were made: metadata, workflow or graph
    Meta(ImagesMeta),
    /// Download images together with records of how they were made
    Export(ExportImages),
}

/// One picture or several, of this machine or of a server.
#[derive(Debug, Args)]
pub(crate) struct PictureArguments {
    /// A picture file, or the name of an image on the server
    #[arg(value_name = "PICTURE", required = true)]
    pub(crate) pictures: Vec<String>,
}

/// Images of the server.
#[derive(Debug, Args)]
pub(crate) struct NameArguments {
    /// The names of images on the server; - reads them from standard input, one a line
    #[arg(value_name = "NAME", required = true)]
    pub(crate) names: Vec<String>,
}

/// Which images of the server.
#[derive(Debug, Args)]
pub(crate) struct FilterArguments {
    /// Only what lies on this board, by its name or id; "none" is what lies on no board
    #[arg(long, value_name = "BOARD")]
    pub(crate) board: Option<String>,

    /// Only images of this category; repeat for more
    #[arg(long, value_enum, value_name = "CATEGORY")]
    pub(crate) category: Vec<Category>,

    /// Only images with a star
    #[arg(long)]
    pub(crate) starred: bool,

    /// Only images with this text in their metadata or their date
    #[arg(long, value_name = "TEXT")]
    pub(crate) search: Option<String>,

    /// Only intermediate images, which the gallery hides
    #[arg(long)]
    pub(crate) intermediates: bool,

    /// The oldest first
    #[arg(long)]
    pub(crate) oldest_first: bool,
}

/// What an image is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Category {
    /// Made on the server
    General,
    /// Uploaded
    User,
    /// A mask
    Mask,
    /// For ControlNet
    Control,
    /// Anything else
    Other,
}

impl From<Category> for gallery::ImageCategory {
    fn from(category: Category) -> Self {
        match category {
            Category::General => Self::General,
            Category::User => Self::User,
            Category::Mask => Self::Mask,
            Category::Control => Self::Control,
            Category::Other => Self::Others,
        }
    }
}

/// What happens when a file is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Existing {
    /// It stays, and nothing is downloaded: an image never changes under its name
    Keep,
    /// It is replaced
    Replace,
    /// The download gets a number
    Number,
}

impl From<Existing> for gallery::Existing {
    fn from(existing: Existing) -> Self {
        match existing {
            Existing::Keep => Self::Keep,
            Existing::Replace => Self::Replace,
            Existing::Number => Self::Number,
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct ListImages {
    #[command(flatten)]
    pub(crate) filter: FilterArguments,

    /// How many at most; a table shows 50 unless said otherwise, --json and --names all
    #[arg(long, value_name = "N")]
    pub(crate) limit: Option<u32>,

    /// How many are passed over
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) offset: u32,

    /// Print nothing but names, one a line, for the other commands
    #[arg(long)]
    pub(crate) names: bool,

    #[command(flatten)]
    pub(crate) server: ServerArguments,
}

#[derive(Debug, Args)]
pub(crate) struct ShowImages {
    #[command(flatten)]
    pub(crate) pictures: PictureArguments,

    /// How pictures are shown
    #[arg(long, value_enum, default_value_t = Wish::Auto, value_name = "HOW")]
    pub(crate) display: Wish,

    /// How many columns a picture may take; by default as many as there are, and 80 at most
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(1..=1000))]
    pub(crate) width: Option<u16>,

    #[command(flatten)]
    pub(crate) server: ServerArguments,
}

#[derive(Debug, Args)]
pub(crate) struct GetImages {
    /// The names of images on the server; - reads them from standard input, one a line
    #[arg(
        value_name = "NAME",
        required_unless_present = "board",
        conflicts_with = "board"
    )]
    pub(crate) names: Vec<String>,

    /// All images of this board, by its name or id; "none" is what lies on no board
    #[arg(long, value_name = "BOARD")]
    pub(crate) board: Option<String>,

    /// Where they go; made when it is not there
    #[arg(long, default_value = "out", value_name = "DIR")]
    pub(crate) out: PathBuf,

    /// Their thumbnails instead
    #[arg(long)]
    pub(crate) thumbnails: bool,

    /// What happens when a file is there already
    #[arg(long, value_enum, default_value_t = Existing::Keep, value_name = "HOW")]
    pub(crate) existing: Existing,

    #[command(flatten)]
    pub(crate) server: ServerArguments,
}

#[derive(Debug, Args)]
pub(crate) struct PutImages {
    /// Picture files
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,

    /// The board that they go to, by its name or id
    #[arg(long, value_name = "BOARD")]
    pub(crate) board: Option<String>,

    /// What they are
    #[arg(long, value_enum, default_value_t = Category::User, value_name = "CATEGORY")]
    pub(crate) category: Category,

    /// Have the server make them this large, in pixels
    #[arg(long, value_name = "WIDTHxHEIGHT", value_parser = size)]
    pub(crate) resize: Option<(u32, u32)>,

    #[command(flatten)]
    pub(crate) server: ServerArguments,
}

#[derive(Debug, Args)]
pub(crate) struct MoveImages {
    #[command(flatten)]
    pub(crate) names: NameArguments,

    /// The board that they go to, by its name or id; "none" takes them off all boards
    #[arg(long, value_name = "BOARD")]
    pub(crate) to: String,

    #[command(flatten)]
    pub(crate) server: ServerArguments,
}

#[derive(Debug, Args)]
pub(crate) struct NamedImages {
    #[command(flatten)]
    pub(crate) names: NameArguments,

    #[command(flatten)]
    pub(crate) server: ServerArguments,
}

#[derive(Debug, Args)]
pub(crate) struct RemoveImages {
    #[command(flatten)]
    pub(crate) names: NameArguments,

    /// Do not ask
    #[arg(short, long)]
    pub(crate) yes: bool,

    #[command(flatten)]
    pub(crate) server: ServerArguments,
}

#[derive(Debug, Args)]
pub(crate) struct ImagesMeta {
    #[command(flatten)]
    pub(crate) pictures: PictureArguments,

    /// Print the workflow, which `ivk run` runs and the editor opens
    #[arg(long, conflicts_with = "graph")]
    pub(crate) workflow: bool,

    /// Print the graph that made the picture
    #[arg(long)]
    pub(crate) graph: bool,

    #[command(flatten)]
    pub(crate) server: ServerArguments,
}

#[derive(Debug, Args)]
pub(crate) struct ExportImages {
    #[command(flatten)]
    pub(crate) filter: FilterArguments,

    /// The folder for images and records; - prints the records alone
    #[arg(long, default_value = "out", value_name = "DIR")]
    pub(crate) out: PathBuf,

    /// How records are written
    #[arg(long, value_enum, default_value_t = Format::Jsonl, value_name = "FORMAT")]
    pub(crate) format: Format,

    /// What happens when an image is in the folder already
    #[arg(long, value_enum, default_value_t = Existing::Keep, value_name = "HOW")]
    pub(crate) existing: Existing,

    #[command(flatten)]
    pub(crate) server: ServerArguments,
}

/// How records are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// One JSON object a line
    Jsonl,
    /// Comma separated values, with a line of titles
    Csv,
}

impl From<Format> for gallery::ExportFormat {
    fn from(format: Format) -> Self {
        match format {
            Format::Jsonl => Self::JsonLines,
            Format::Csv => Self::Csv,
        }
    }
}

/// `512x768` as a person types it.
fn size(text: &str) -> Result<(u32, u32), String> {
    let side = |text: &str| text.trim().parse().ok().filter(|side| *side > 0);
    text.split_once(['x', 'X', '×'])
        .and_then(|(width, height)| Some((side(width)?, side(height)?)))
        .ok_or_else(|| "a size like 512x768 is expected".to_owned())
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_are_read() {
        assert_eq!(size("512x768"), Ok((512, 768)));
        assert_eq!(size("512 × 768"), Ok((512, 768)));
        for wrong in ["", "512", "0x5", "5x-1", "axb", "1x2x3"] {
            assert!(size(wrong).is_err(), "{wrong}");
        }
    }
}
