//! `ivk boards`.

use clap::{Args, Subcommand, ValueEnum};
use ivk_client::boards::BoardOrder;

use super::ServerArguments;

#[derive(Debug, Args)]
#[command(arg_required_else_help = true)]
pub(crate) struct Boards {
    #[command(subcommand)]
    pub(crate) action: BoardsAction,
}

#[derive(Debug, Subcommand)]
pub(crate) enum BoardsAction {
    /// List the boards
    #[command(visible_alias = "list")]
    Ls(ListBoards),
    /// Say what is known of a board
    Show(ShowBoard),
    /// Make a board, and print its id
    Create(CreateBoard),
    /// Give a board another name
    Rename(RenameBoard),
    /// Hide a board from lists; what lies on it stays
    Archive(ArchiveBoard),
    /// Delete boards; what lies on them becomes uncategorized
    Rm(RemoveBoards),
}

/// Which board.
#[derive(Debug, Args)]
pub(crate) struct BoardArgument {
    /// The board, by its name or id; "none" is what lies on no board
    #[arg(value_name = "BOARD")]
    pub(crate) board: String,
}

#[derive(Debug, Args)]
pub(crate) struct ListBoards {
    /// Archived boards too
    #[arg(long)]
    pub(crate) archived: bool,

    /// Which comes first
    #[arg(long, value_enum, default_value_t = Order::Newest, value_name = "ORDER")]
    pub(crate) order: Order,

    #[command(flatten)]
    pub(crate) server: ServerArguments,
}

/// In which order boards are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Order {
    /// The newest first
    Newest,
    /// The oldest first
    Oldest,
    /// By name, from A to Z
    Name,
}

impl From<Order> for BoardOrder {
    fn from(order: Order) -> Self {
        match order {
            Order::Newest => Self::NewestFirst,
            Order::Oldest => Self::OldestFirst,
            Order::Name => Self::NameAscending,
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct ShowBoard {
    #[command(flatten)]
    pub(crate) board: BoardArgument,

    #[command(flatten)]
    pub(crate) server: ServerArguments,
}

#[derive(Debug, Args)]
pub(crate) struct CreateBoard {
    /// How it is called
    #[arg(value_name = "NAME")]
    pub(crate) name: String,

    #[command(flatten)]
    pub(crate) server: ServerArguments,
}

#[derive(Debug, Args)]
pub(crate) struct RenameBoard {
    #[command(flatten)]
    pub(crate) board: BoardArgument,

    /// How it is to be called
    #[arg(value_name = "NAME")]
    pub(crate) name: String,

    #[command(flatten)]
    pub(crate) server: ServerArguments,
}

#[derive(Debug, Args)]
pub(crate) struct ArchiveBoard {
    #[command(flatten)]
    pub(crate) board: BoardArgument,

    /// Show it in lists again
    #[arg(long)]
    pub(crate) undo: bool,

    #[command(flatten)]
    pub(crate) server: ServerArguments,
}

#[derive(Debug, Args)]
pub(crate) struct RemoveBoards {
    /// The boards, by their names or ids
    #[arg(value_name = "BOARD", required = true)]
    pub(crate) boards: Vec<String>,

    /// Delete the images and videos on them, too
    #[arg(long)]
    pub(crate) with_images: bool,

    /// Do not ask
    #[arg(short, long)]
    pub(crate) yes: bool,

    #[command(flatten)]
    pub(crate) server: ServerArguments,
}
