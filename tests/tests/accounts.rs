//! Accounts on the embedded server, as the first release that has them and as the newest.

use ivk_embedded::Profile;
use ivk_tests::accounts::Door;

mod as_6_12 {
    ivk_tests::accounts!(super::Door::embedded(super::Profile::V6_12));
}

mod as_6_14 {
    ivk_tests::accounts!(super::Door::embedded(super::Profile::V6_14));
}
